package weir.query.objects;

import java.nio.file.Path;
import java.util.Locale;
import weir.model.aws.Fault;

/// Where an object is, or the prefix that objects have: `s3://bucket/key`, or a path of this
/// machine, `file:///folder/file`, which has no bucket.
public record ObjectAddress(String bucket, String key) {
  private static final String S3 = "s3://";
  private static final String FILE = "file:";

  /// @throws Fault.Invalid when the text is no location
  public static ObjectAddress of(String text) {
    for (String scheme : new String[] {S3, "s3a://", "s3n://"}) {
      if (text.startsWith(scheme)) {
        String rest = text.substring(scheme.length());
        int slash = rest.indexOf('/');
        String bucket = slash < 0 ? rest : rest.substring(0, slash);
        if (!bucket.isEmpty()) {
          return new ObjectAddress(bucket, slash < 0 ? "" : rest.substring(slash + 1));
        }
      }
    }
    if (text.startsWith(FILE)) {
      String path = text.substring(FILE.length()).replaceFirst("^/+", "/");
      if (path.startsWith("/")) {
        return new ObjectAddress("", path);
      }
    }
    throw new Fault.Invalid(
        "\"" + text + "\" is no location; write s3://bucket/folder/ or file:///folder/");
  }

  public static ObjectAddress of(Path path) {
    return new ObjectAddress("", path.toAbsolutePath().toString());
  }

  /// Whether it is a path of this machine.
  public boolean isFile() {
    return bucket.isEmpty();
  }

  public Path path() {
    return Path.of(key);
  }

  /// The address taken for a folder.
  public ObjectAddress folder() {
    return key.isEmpty() || key.endsWith("/") ? this : new ObjectAddress(bucket, key + '/');
  }

  public ObjectAddress resolve(String rest) {
    return new ObjectAddress(bucket, key + rest);
  }

  /// What a copy's name ends with, so that what reads it sees the format: `.parquet`; `.bin` when
  /// the key ends with nothing that a format could be known by.
  public String ending() {
    String name = key.substring(key.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    return ending.matches("\\.[a-z0-9]{1,8}") ? ending : ".bin";
  }

  @Override
  public String toString() {
    return isFile() ? FILE + "//" + key : S3 + bucket + '/' + key;
  }
}
