package weir.api.ec2;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.api.protocol.ApiException;

/// A bucket and a folder in it, as flow logs name them: `arn:aws:s3:::bucket/prefix/`.
///
/// @param prefix empty, or the folder with its closing `/`
record S3LogDestination(String bucket, String prefix) {
  private static final Pattern FORM =
      Pattern.compile("arn:aws(?:-cn|-us-gov)?:s3:::([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?");
  private static final String RESERVED = "AWSLogs";

  /// @throws ApiException InvalidParameter when the ARN is none of a bucket
  static S3LogDestination of(String arn) {
    Matcher matcher = FORM.matcher(arn);
    if (!matcher.matches()) {
      throw ApiException.badRequest(
          "InvalidParameter",
          "LogDestination: "
              + arn
              + " is not the ARN of a bucket; it must be arn:aws:s3:::bucket or"
              + " arn:aws:s3:::bucket/prefix/");
    }
    String folder = matcher.group(2) == null ? "" : matcher.group(2);
    if (Arrays.asList(folder.split("/")).contains(RESERVED)) {
      throw ApiException.badRequest(
          "InvalidParameter",
          "LogDestination: " + arn + " has a folder named AWSLogs, which is reserved");
    }
    return new S3LogDestination(
        matcher.group(1), folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/");
  }

  String bucketArn() {
    return "arn:aws:s3:::" + bucket;
  }

  /// The folder of everything that an account's flow logs deliver.
  String accountFolder(String accountId, boolean hive) {
    return prefix + RESERVED + "/" + (hive ? "aws-account-id=" : "") + accountId + "/";
  }

  /// A delivery to ask about, before there is one.
  LogDelivery delivery(String accountId, String region, boolean hive) {
    return new LogDelivery(
        bucket, accountFolder(accountId, hive) + "vpcflowlogs/test", accountId, region);
  }
}
