package weir.diagnosis;

import java.util.List;
import java.util.Optional;

/// The delivery stream is not there, or does not take records.
final class StreamMissing implements Symptom {
  static final String KIND = "delivery stream";
  private static final String ACTIVE = "ACTIVE";

  @Override
  public String name() {
    return "stream-missing";
  }

  @Override
  public String meaning() {
    return "The Firehose delivery stream does not exist (any more), or is not active.";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    return switch (facts.destination()) {
      case DestinationFacts.Missing missing when missing.kind().equals(KIND) ->
          Optional.of(
              finding(
                  "The delivery stream " + missing.name() + " does not exist.",
                  "Firehose has no delivery stream " + missing.name(),
                  Finding.Remedy.of(
                      "make the delivery stream, with a bucket and a role of yours",
                      "aws firehose create-delivery-stream --delivery-stream-name "
                          + missing.name()
                          + " --extended-s3-destination-configuration"
                          + " RoleARN=ROLE_ARN,BucketARN=BUCKET_ARN"),
                  facts));
      case DestinationFacts.Stream stream when !stream.status().equals(ACTIVE) ->
          Optional.of(
              finding(
                  "The delivery stream " + stream.name() + " is not active.",
                  "its status is " + stream.status(),
                  Finding.Remedy.of(
                      "see why",
                      "aws firehose describe-delivery-stream --delivery-stream-name "
                          + stream.name()),
                  facts));
      case DestinationFacts.Missing _,
          DestinationFacts.Stream _,
          DestinationFacts.Bucket _,
          DestinationFacts.LogGroup _,
          DestinationFacts.Opaque _ ->
          Optional.empty();
    };
  }

  private Finding finding(
      String sentence, String evidence, Finding.Remedy remedy, FlowLogFacts facts) {
    return new Finding(
        name(),
        Effect.NOTHING_ARRIVES,
        sentence,
        FailureEvidence.and(evidence, facts),
        List.of(remedy));
  }
}
