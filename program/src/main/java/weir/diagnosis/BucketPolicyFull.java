package weir.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The bucket's policy has no room for the statements of one more flow log's folder.
final class BucketPolicyFull implements Symptom {
  private static final int MOST_BYTES = 20 * 1024;
  private static final int STATEMENTS_BYTES = 1024;

  @Override
  public String name() {
    return "bucket-policy-full";
  }

  @Override
  public String meaning() {
    return "The bucket's policy has almost 20 KB: flow logs to another folder of it are refused"
        + " with LogDestinationPermissionIssueException.";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    if (!(facts.destination() instanceof DestinationFacts.Bucket bucket)) {
      return Optional.empty();
    }
    String policy = bucket.policy();
    int bytes = policy == null ? 0 : policy.getBytes(StandardCharsets.UTF_8).length;
    if (bytes + STATEMENTS_BYTES <= MOST_BYTES) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            name(),
            Effect.WARNING,
            "The policy of the bucket " + bucket.name() + " has hardly any room left.",
            List.of("it has " + bytes + " bytes of " + MOST_BYTES),
            List.of(
                Finding.Remedy.of(
                    "grant delivery.logs.amazonaws.com s3:PutObject on arn:aws:s3:::"
                        + bucket.name()
                        + "/* once, in the place of the statements for single folders",
                    "aws s3api get-bucket-policy --bucket "
                        + bucket.name()
                        + " --query Policy --output text"))));
  }
}
