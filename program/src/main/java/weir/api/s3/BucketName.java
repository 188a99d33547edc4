package weir.api.s3;

import java.util.Map;
import java.util.regex.Pattern;
import weir.api.protocol.ApiException;

/// The rules of bucket names.
final class BucketName {
  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{1,61})[a-z0-9]");
  private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");

  private BucketName() {}

  /// @throws ApiException InvalidBucketName
  static void verify(String name) {
    boolean valid =
        FORM.matcher(name).matches()
            && !ADDRESS.matcher(name).matches()
            && !name.contains("..")
            && !name.startsWith("xn--")
            && !name.startsWith("sthree-")
            && !name.startsWith("amzn-s3-demo-")
            && !name.endsWith("-s3alias")
            && !name.endsWith("--ol-s3")
            && !name.endsWith(".mrap")
            && !name.endsWith("--x-s3");
    if (!valid) {
      throw new ApiException(
          400,
          "InvalidBucketName",
          "The specified bucket is not valid.",
          Map.of("BucketName", name));
    }
  }
}
