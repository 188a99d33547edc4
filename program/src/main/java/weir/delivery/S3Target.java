package weir.delivery;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import weir.model.aws.Fault;

/// A bucket and a folder in it, as flow logs name them.
///
/// @param text as the owner wrote it
/// @param prefix empty, or the folder with its closing `/`
record S3Target(String text, String bucket, String prefix) implements Target {
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern SCHEME =
      Pattern.compile("s3://|arn:(aws|aws-cn|aws-us-gov):s3:::", Pattern.CASE_INSENSITIVE);

  /// Reads `s3://bucket/prefix` or `arn:aws:s3:::bucket/prefix/`; empty when the text begins with
  /// neither.
  static Optional<S3Target> find(String target) {
    var scheme = SCHEME.matcher(target);
    if (!scheme.lookingAt()) {
      return Optional.empty();
    }
    String place = target.substring(scheme.end());
    int slash = place.indexOf('/');
    String bucket = slash < 0 ? place : place.substring(0, slash);
    if (!BUCKET.matcher(bucket).matches()) {
      throw new Fault.Invalid(
          "the bucket of "
              + target
              + " is \""
              + bucket
              + "\" but must be 3 to 63 of a-z, 0-9, dot and hyphen");
    }
    String folder = slash < 0 ? "" : place.substring(slash + 1);
    Target.refuseReservedFolder(target, Arrays.asList(folder.split("/")));
    return Optional.of(
        new S3Target(
            target, bucket, folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/"));
  }

  @Override
  public String settled() {
    return text;
  }

  @Override
  public boolean takesEvents() {
    return false;
  }
}
