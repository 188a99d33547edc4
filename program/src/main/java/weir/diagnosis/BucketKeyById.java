package weir.diagnosis;

import java.util.List;
import java.util.Optional;

/// The bucket's default encryption names its key by id.
final class BucketKeyById implements Symptom {
  @Override
  public String name() {
    return "bucket-key-id";
  }

  @Override
  public String meaning() {
    return "The bucket's default encryption names its KMS key by id. Deliveries come from a"
        + " service, in whose account a bare id means nothing; new flow logs are refused"
        + " with \"LogDestination … is undeliverable\".";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    if (!(facts.destination() instanceof DestinationFacts.Bucket bucket)
        || bucket.key() == null
        || bucket.key().name().startsWith("arn:")) {
      return Optional.empty();
    }
    String key = bucket.key().name();
    String arn =
        "arn:aws:kms:"
            + facts.subject().region()
            + ":"
            + facts.log().accountId()
            + ":"
            + (key.startsWith("alias/") ? key : "key/" + key);
    return Optional.of(
        new Finding(
            name(),
            facts.delivery().failure().isPresent() ? Effect.NOTHING_ARRIVES : Effect.WARNING,
            "The default encryption of the bucket "
                + bucket.name()
                + " names its key by id, and must name it by ARN.",
            FailureEvidence.and(
                "LogDestination: " + bucket.name() + " is undeliverable: its key is " + key, facts),
            List.of(
                Finding.Remedy.of(
                    "name the key by its ARN",
                    ShellLine.aws("s3api put-bucket-encryption")
                        .with("--bucket", bucket.name())
                        .with(
                            "--server-side-encryption-configuration",
                            "{\"Rules\":[{\"ApplyServerSideEncryptionByDefault\":{\"SSEAlgorithm\":"
                                + "\"aws:kms\",\"KMSMasterKeyID\":\""
                                + arn
                                + "\"},\"BucketKeyEnabled\":true}]}")
                        .toString()))));
  }
}
