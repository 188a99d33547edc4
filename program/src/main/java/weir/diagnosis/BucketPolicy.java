package weir.diagnosis;

import java.util.List;
import java.util.Optional;

/// The bucket does not let the log-delivery service in.
final class BucketPolicy implements Symptom {
  @Override
  public String name() {
    return "bucket-policy";
  }

  @Override
  public String meaning() {
    return "The bucket's policy does not let `delivery.logs.amazonaws.com` put this flow log's"
        + " files, or read the bucket's ACL.";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    if (!(facts.destination() instanceof DestinationFacts.Bucket bucket)
        || bucket.refusals().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            name(),
            Effect.NOTHING_ARRIVES,
            "The policy of the bucket " + bucket.name() + " does not let deliveries in.",
            FailureEvidence.and(bucket.refusals().stream().map(Refusal::sentence).toList(), facts),
            List.of(remedy(bucket))));
  }

  private static Finding.Remedy remedy(DestinationFacts.Bucket bucket) {
    return bucket.refusals().stream().anyMatch(Refusal::denied)
        ? Finding.Remedy.of(
            "take the Deny that meets delivery.logs.amazonaws.com out of the bucket's policy; no"
                + " Allow outweighs it",
            "aws s3api get-bucket-policy --bucket "
                + bucket.name()
                + " --query Policy --output text")
        : Finding.Remedy.of(
            "add the statements with which AWS lets deliveries in",
            ShellLine.aws("s3api put-bucket-policy")
                .with("--bucket", bucket.name())
                .with("--policy", bucket.policyToHave())
                .toString());
  }
}
