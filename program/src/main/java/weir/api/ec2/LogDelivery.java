package weir.api.ec2;

/// How a flow log's files are put into a bucket: by a service that acts for an account.
///
/// @param accountId owner of the flow log: `aws:SourceAccount`
/// @param region of the flow log
/// @param key of an object as they will be
public record LogDelivery(String bucket, String key, String accountId, String region) {
  /// Who delivers, as policies name it.
  public static final String PRINCIPAL = "delivery.logs.amazonaws.com";

  /// Who becomes the role of a flow log that goes to CloudWatch Logs.
  public static final String ROLE_PRINCIPAL = "vpc-flow-logs.amazonaws.com";

  /// The ACL that every object is put with, which bucket policies ask for.
  public static final String ACL = "bucket-owner-full-control";

  /// `aws:SourceArn` of the deliveries of one flow log.
  public static String sourceArn(String accountId, String region, String flowLogId) {
    return "arn:aws:logs:" + region + ":" + accountId + ":delivery-source:" + flowLogId;
  }

  /// What policies that AWS attaches say of [#sourceArn].
  public String sourceArnPattern() {
    return "arn:aws:logs:" + region + ":" + accountId + ":*";
  }

  /// The ARN of any flow log's deliveries of the account and region, for a question before there is
  /// a flow log.
  public String anySourceArn() {
    return sourceArn(accountId, region, "fl-00000000000000000");
  }
}
