package weir.diagnosis;

import java.util.ArrayList;
import java.util.List;
import weir.delivery.DeliveryStatus;

/// What failed deliveries say for themselves: since when, in which words, and what waits.
final class FailureEvidence {
  private FailureEvidence() {}

  /// None when nothing has failed yet.
  static List<String> of(FlowLogFacts facts) {
    List<String> evidence = new ArrayList<>();
    facts
        .delivery()
        .failure()
        .ifPresent(failure -> {
          evidence.add("deliveries fail since " + Phrase.ago(failure.since(), facts.now()));
          evidence.add(failure.problem().wireName() + ": " + failure.cause());
          evidence.add("the next attempt is at " + Phrase.at(failure.nextAttemptAt()));
        });
    DeliveryStatus here = facts.delivery().here();
    if (here != null && here.failure() != null) {
      evidence.add(
          Phrase.count(here.progress().recordsWaiting(), "record")
              + " wait in the spool, "
              + Phrase.count(here.counters().spoolBytes(), "byte")
              + "; they are delivered once it is mended");
    }
    facts
        .delivery()
        .agents()
        .forEach(agent ->
            evidence.add(
                "the agent "
                    + agent.host()
                    + " reported "
                    + agent.problem()
                    + " at "
                    + Phrase.ago(agent.at(), facts.now())));
    return evidence;
  }

  /// A sentence and what the deliveries say.
  static List<String> and(String sentence, FlowLogFacts facts) {
    return and(List.of(sentence), facts);
  }

  static List<String> and(List<String> sentences, FlowLogFacts facts) {
    List<String> all = new ArrayList<>(sentences);
    all.addAll(of(facts));
    return all;
  }
}
