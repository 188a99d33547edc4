package weir.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The delivery stream takes records and cannot pass them on.
final class StreamFailing implements Symptom {
  @Override
  public String name() {
    return "stream-failing";
  }

  @Override
  public String meaning() {
    return "The Firehose delivery stream takes the records, but its own destination refuses them or"
        + " is away, so they wait in the stream.";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    if (!(facts.destination() instanceof DestinationFacts.Stream stream)
        || stream.failure() == null) {
      return Optional.empty();
    }
    List<String> evidence = new ArrayList<>(List.of(stream.failure()));
    evidence.add(Phrase.count(stream.waitingRecords(), "record") + " wait in the stream");
    return Optional.of(
        new Finding(
            name(),
            Effect.NOTHING_ARRIVES,
            "The delivery stream " + stream.name() + " cannot deliver what it has.",
            FailureEvidence.and(evidence, facts),
            List.of(
                Finding.Remedy.of(
                    "mend the stream's own destination, which this names",
                    "aws firehose describe-delivery-stream --delivery-stream-name "
                        + stream.name()
                        + " --query DeliveryStreamDescription.Destinations"))));
  }
}
