package weir.api.s3;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import weir.api.auth.Glob;

/// The actions that a bucket's policy can name, and what each is about: the bucket or an object in
/// it (AWS's service authorization reference).
final class S3Actions {
  private static final Set<String> OF_OBJECTS =
      names(
          """
          AbortMultipartUpload BypassGovernanceRetention DeleteObject DeleteObjectTagging
          DeleteObjectVersion DeleteObjectVersionTagging GetObject GetObjectAcl GetObjectAttributes
          GetObjectLegalHold GetObjectRetention GetObjectTagging GetObjectTorrent GetObjectVersion
          GetObjectVersionAcl GetObjectVersionAttributes GetObjectVersionForReplication
          GetObjectVersionTagging GetObjectVersionTorrent InitiateReplication
          ListMultipartUploadParts ObjectOwnerOverrideToBucketOwner PutObject PutObjectAcl
          PutObjectLegalHold PutObjectRetention PutObjectTagging PutObjectVersionAcl
          PutObjectVersionTagging ReplicateDelete ReplicateObject ReplicateTags RestoreObject
          UpdateObjectEncryption
          """);

  private static final Set<String> OF_BUCKETS =
      names(
          """
          CreateBucket CreateBucketMetadataTableConfiguration DeleteBucket
          DeleteBucketMetadataTableConfiguration DeleteBucketPolicy DeleteBucketWebsite
          GetAccelerateConfiguration GetAnalyticsConfiguration GetBucketAbac GetBucketAcl
          GetBucketCORS GetBucketLocation GetBucketLogging GetBucketMetadataTableConfiguration
          GetBucketNotification GetBucketObjectLockConfiguration GetBucketOwnershipControls
          GetBucketPolicy GetBucketPolicyStatus GetBucketPublicAccessBlock GetBucketRequestPayment
          GetBucketTagging GetBucketVersioning GetBucketWebsite GetEncryptionConfiguration
          GetIntelligentTieringConfiguration GetInventoryConfiguration GetLifecycleConfiguration
          GetMetricsConfiguration GetReplicationConfiguration ListBucket ListBucketMultipartUploads
          ListBucketVersions ListTagsForResource PauseReplication PutAccelerateConfiguration
          PutAnalyticsConfiguration PutBucketAbac PutBucketAcl PutBucketCORS PutBucketLogging
          PutBucketNotification PutBucketObjectLockConfiguration PutBucketOwnershipControls
          PutBucketPolicy PutBucketPublicAccessBlock PutBucketRequestPayment PutBucketTagging
          PutBucketVersioning PutBucketWebsite PutEncryptionConfiguration
          PutIntelligentTieringConfiguration PutInventoryConfiguration PutLifecycleConfiguration
          PutMetricsConfiguration PutReplicationConfiguration TagResource UntagResource
          UpdateBucketMetadataInventoryTableConfiguration
          UpdateBucketMetadataJournalTableConfiguration
          """);

  private S3Actions() {}

  private static Set<String> names(String text) {
    return Arrays.stream(text.strip().split("\\s+"))
        .map(name -> "s3:" + name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Whether any action is meant by a pattern such as `s3:Get*`.
  static boolean isAny(String pattern) {
    return meant(Stream.concat(OF_OBJECTS.stream(), OF_BUCKETS.stream()), pattern);
  }

  static boolean isOfObjects(String pattern) {
    return meant(OF_OBJECTS.stream(), pattern);
  }

  static boolean isOfBuckets(String pattern) {
    return meant(OF_BUCKETS.stream(), pattern);
  }

  private static boolean meant(Stream<String> names, String pattern) {
    Glob glob = Glob.of(pattern);
    return names.anyMatch(name -> glob.matches(name, true));
  }
}
