package weir.diagnosis;

import java.util.List;
import java.util.Optional;

/// The key that the destination encrypts with cannot be used.
final class EncryptionKey implements Symptom {
  @Override
  public String name() {
    return "encryption-key";
  }

  @Override
  public String meaning() {
    return "The KMS key of the destination is disabled, about to be deleted or gone, or its policy"
        + " does not let the deliverer use it.";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    KeyFacts key = facts.destination().encryptionKey();
    if (key == null) {
      return Optional.empty();
    }
    String state =
        switch (key.state()) {
          case USABLE -> "";
          case MISSING -> "does not exist";
          case DISABLED -> "is disabled";
          case PENDING_DELETION -> "is about to be deleted";
          case DENIED -> "may not be used by the deliverer: its policy does not allow it";
        };
    return state.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                name(),
                Effect.NOTHING_ARRIVES,
                "The key " + key.name() + ", with which the destination encrypts, " + state + ".",
                FailureEvidence.and(key.sentence(), facts),
                List.of(remedy(key, facts))));
  }

  private static Finding.Remedy remedy(KeyFacts key, FlowLogFacts facts) {
    String id = ShellLine.quoted(key.name());
    return switch (key.state()) {
      case DISABLED -> Finding.Remedy.of("enable it", "aws kms enable-key --key-id " + id);
      case PENDING_DELETION ->
          Finding.Remedy.of(
              "keep it after all",
              "aws kms cancel-key-deletion --key-id " + id,
              "aws kms enable-key --key-id " + id);
      case DENIED ->
          Finding.Remedy.of(
              "let the deliverer encrypt",
              ShellLine.aws("kms put-key-policy --policy-name default")
                  .with("--key-id", key.name())
                  .with("--policy", PolicyStatements.encrypting(key.policy(), key.deliverer()))
                  .toString());
      case MISSING, USABLE -> another(facts.destination());
    };
  }

  private static Finding.Remedy another(DestinationFacts destination) {
    String key = "$(aws kms create-key --query KeyMetadata.Arn --output text)";
    return switch (destination) {
      case DestinationFacts.Bucket bucket ->
          Finding.Remedy.of(
              "go on without a key of your own, or name another by its ARN",
              ShellLine.aws("s3api put-bucket-encryption")
                  .with("--bucket", bucket.name())
                  .with(
                      "--server-side-encryption-configuration",
                      "{\"Rules\":[{\"ApplyServerSideEncryptionByDefault\":"
                          + "{\"SSEAlgorithm\":\"AES256\"}}]}")
                  .toString());
      case DestinationFacts.LogGroup group ->
          Finding.Remedy.of(
              "give the group another key",
              "aws logs associate-kms-key --log-group-name "
                  + group.name()
                  + " --kms-key-id \""
                  + key
                  + "\"");
      case DestinationFacts.Opaque _, DestinationFacts.Missing _, DestinationFacts.Stream _ ->
          Finding.Remedy.of("give the destination another key");
    };
  }
}
