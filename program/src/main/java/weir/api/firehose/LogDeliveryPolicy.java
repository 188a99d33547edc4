package weir.api.firehose;

import weir.api.auth.PolicyDocument;

/// What AWS's service-linked role for log delivery may do with a stream, as a policy of the stream:
/// put records, when the stream has the tag `LogDeliveryEnabled`.
final class LogDeliveryPolicy {
  static final String TAG = "LogDeliveryEnabled";

  static final PolicyDocument DOCUMENT =
      PolicyDocument.parse(
          """
          {
            "Version": "2012-10-17",
            "Statement": {
              "Effect": "Allow",
              "Principal": {"Service": "delivery.logs.amazonaws.com"},
              "Action": [
                "firehose:PutRecord",
                "firehose:PutRecordBatch",
                "firehose:ListTagsForDeliveryStream"
              ],
              "Resource": "*",
              "Condition": {"StringEquals": {"aws:ResourceTag/LogDeliveryEnabled": "true"}}
            }
          }\
          """);

  private LogDeliveryPolicy() {}
}
