package weir.api.cloudtrail;

import java.util.Map;
import java.util.Set;

/// The operations that CloudTrail counts as data events: there are too many of them for people to
/// look through, and LookupEvents leaves them out.
final class DataEvents {
  private static final Map<String, Set<String>> OPERATIONS =
      Map.of(
          "s3",
          Set.of(
              "AbortMultipartUpload",
              "CompleteMultipartUpload",
              "CopyObject",
              "CreateMultipartUpload",
              "DeleteObject",
              "DeleteObjectTagging",
              "DeleteObjects",
              "GetObject",
              "GetObjectAcl",
              "GetObjectAttributes",
              "GetObjectTagging",
              "HeadBucket",
              "HeadObject",
              "ListMultipartUploads",
              "ListObjectVersions",
              "ListObjects",
              "ListObjectsV2",
              "ListParts",
              "PutObject",
              "PutObjectAcl",
              "PutObjectTagging",
              "UploadPart",
              "UploadPartCopy"),
          "logs",
          Set.of("PutLogEvents", "GetLogEvents", "FilterLogEvents"),
          "firehose",
          Set.of("PutRecord", "PutRecordBatch"),
          "sns",
          Set.of("Publish", "PublishBatch"),
          "lambda",
          Set.of("Invoke"),
          "monitoring",
          Set.of("PutMetricData"));

  private DataEvents() {}

  static boolean contain(String signingName, String operation) {
    return OPERATIONS.getOrDefault(signingName, Set.of()).contains(operation);
  }
}
