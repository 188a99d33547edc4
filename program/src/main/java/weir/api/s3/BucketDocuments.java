package weir.api.s3;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import weir.api.protocol.ApiException;
import weir.store.objects.Bucket;

/// The documents that configure a bucket.
final class BucketDocuments {
  private static final Set<String> OWNERSHIPS =
      Set.of("BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter");

  private BucketDocuments() {}

  static List<KeptDocument> all(EventRules events) {
    return List.of(
        new KeptDocument(
            "lifecycle",
            "LifecycleConfiguration",
            new KeptDocument.Names(
                "GetBucketLifecycleConfiguration",
                "PutBucketLifecycleConfiguration",
                "DeleteBucketLifecycle"),
            new KeptDocument.Names(
                "s3:GetLifecycleConfiguration",
                "s3:PutLifecycleConfiguration",
                "s3:PutLifecycleConfiguration"),
            Optional.empty(),
            missing("NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"),
            (xml, bucket) -> LifecycleXml.rules(xml)),
        new KeptDocument(
            "encryption",
            "ServerSideEncryptionConfiguration",
            new KeptDocument.Names(
                "GetBucketEncryption", "PutBucketEncryption", "DeleteBucketEncryption"),
            new KeptDocument.Names(
                "s3:GetEncryptionConfiguration",
                "s3:PutEncryptionConfiguration",
                "s3:PutEncryptionConfiguration"),
            Optional.of(
                "<Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm>"
                    + "</ApplyServerSideEncryptionByDefault>"
                    + "<BucketKeyEnabled>false</BucketKeyEnabled></Rule>"),
            missing("", ""),
            BucketDocuments::verifyEncryption),
        new KeptDocument(
            "ownershipControls",
            "OwnershipControls",
            new KeptDocument.Names(
                "GetBucketOwnershipControls",
                "PutBucketOwnershipControls",
                "DeleteBucketOwnershipControls"),
            new KeptDocument.Names(
                "s3:GetBucketOwnershipControls",
                "s3:PutBucketOwnershipControls",
                "s3:PutBucketOwnershipControls"),
            Optional.of("<Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule>"),
            missing(
                "OwnershipControlsNotFoundError", "The bucket ownership controls were not found"),
            BucketDocuments::verifyOwnership),
        new KeptDocument(
            "publicAccessBlock",
            "PublicAccessBlockConfiguration",
            new KeptDocument.Names(
                "GetPublicAccessBlock", "PutPublicAccessBlock", "DeletePublicAccessBlock"),
            new KeptDocument.Names(
                "s3:GetBucketPublicAccessBlock",
                "s3:PutBucketPublicAccessBlock",
                "s3:PutBucketPublicAccessBlock"),
            Optional.of(
                "<BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls>"
                    + "<BlockPublicPolicy>true</BlockPublicPolicy>"
                    + "<RestrictPublicBuckets>true</RestrictPublicBuckets>"),
            missing(
                "NoSuchPublicAccessBlockConfiguration",
                "The public access block configuration was not found"),
            BucketDocuments::verifyPublicAccess),
        new KeptDocument(
            "tagging",
            "Tagging",
            new KeptDocument.Names("GetBucketTagging", "PutBucketTagging", "DeleteBucketTagging"),
            new KeptDocument.Names(
                "s3:GetBucketTagging", "s3:PutBucketTagging", "s3:PutBucketTagging"),
            Optional.empty(),
            missing("NoSuchTagSet", "The TagSet does not exist"),
            (xml, bucket) -> TagHeader.ofBucket(xml)),
        new KeptDocument(
            "notification",
            "NotificationConfiguration",
            new KeptDocument.Names(
                "GetBucketNotificationConfiguration", "PutBucketNotificationConfiguration", ""),
            new KeptDocument.Names("s3:GetBucketNotification", "s3:PutBucketNotification", ""),
            Optional.of(""),
            missing("", ""),
            events::verify));
  }

  private static KeptDocument.Names missing(String code, String sentence) {
    return new KeptDocument.Names(code, sentence, "");
  }

  static String ownership(String ownership) {
    if (!OWNERSHIPS.contains(ownership)) {
      throw S3Error.invalidArgument(
          "Invalid x-amz-object-ownership header: " + ownership,
          "x-amz-object-ownership",
          ownership);
    }
    return "<OwnershipControls><Rule><ObjectOwnership>"
        + ownership
        + "</ObjectOwnership></Rule></OwnershipControls>";
  }

  private static void verifyOwnership(XmlElement xml, Bucket bucket) {
    xml.onlyHas("Rule");
    String ownership =
        xml.child("Rule").orElseThrow(S3Error::malformedXml).required("ObjectOwnership");
    if (!OWNERSHIPS.contains(ownership)) {
      throw S3Error.malformedXml();
    }
  }

  private static void verifyPublicAccess(XmlElement xml, Bucket bucket) {
    xml.onlyHas(
        "BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets");
    if (xml.children().stream().anyMatch(child -> !child.text().strip().matches("true|false"))) {
      throw S3Error.malformedXml();
    }
  }

  private static void verifyEncryption(XmlElement xml, Bucket bucket) {
    xml.onlyHas("Rule");
    if (xml.children().size() != 1) {
      throw S3Error.malformedXml();
    }
    XmlElement rule = xml.children().getFirst();
    XmlElement standard =
        rule.child("ApplyServerSideEncryptionByDefault").orElseThrow(S3Error::malformedXml);
    String algorithm = standard.required("SSEAlgorithm");
    switch (algorithm) {
      case "aws:kms" -> {}
      case "AES256" -> {
        if (standard.value("KMSMasterKeyID").isPresent()) {
          throw S3Error.invalidArgument(
              "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms",
              "KMSMasterKeyID",
              standard.required("KMSMasterKeyID"));
        }
      }
      case "aws:kms:dsse" -> throw S3Error.notImplemented("server-side encryption aws:kms:dsse");
      default -> throw S3Error.malformedXml();
    }
    if (rule.child("BlockedEncryptionTypes").isPresent()) {
      throw S3Error.notImplemented("BlockedEncryptionTypes");
    }
  }

  /// What AWS answers for features that a bucket does not use; writing them is refused.
  enum Absent {
    CORS(
        "cors",
        "Cors",
        "s3:GetBucketCORS",
        "NoSuchCORSConfiguration",
        "The CORS configuration does not exist"),
    WEBSITE(
        "website",
        "Website",
        "s3:GetBucketWebsite",
        "NoSuchWebsiteConfiguration",
        "The specified bucket does not have a website configuration"),
    REPLICATION(
        "replication",
        "Replication",
        "s3:GetReplicationConfiguration",
        "ReplicationConfigurationNotFoundError",
        "The replication configuration was not found"),
    OBJECT_LOCK(
        "object-lock",
        "ObjectLockConfiguration",
        "s3:GetBucketObjectLockConfiguration",
        "ObjectLockConfigurationNotFoundError",
        "Object Lock configuration does not exist for this bucket"),
    LOGGING("logging", "Logging", "s3:GetBucketLogging", "", "BucketLoggingStatus"),
    ACCELERATE(
        "accelerate",
        "AccelerateConfiguration",
        "s3:GetAccelerateConfiguration",
        "",
        "AccelerateConfiguration"),
    REQUEST_PAYMENT(
        "requestPayment",
        "RequestPayment",
        "s3:GetBucketRequestPayment",
        "",
        "RequestPaymentConfiguration");

    final String marker;
    final String operation;
    final String action;
    final String code;

    /// The error's sentence, or the root of the empty answer.
    final String text;

    Absent(String marker, String operation, String action, String code, String text) {
      this.marker = marker;
      this.operation = operation;
      this.action = action;
      this.code = code;
      this.text = text;
    }

    ApiException missing(Bucket bucket) {
      return new ApiException(404, code, text, java.util.Map.of("BucketName", bucket.name()));
    }
  }
}
