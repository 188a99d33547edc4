package weir.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weir.diagnosis.CaptureFacts.AtAgent;
import weir.diagnosis.FlowLogFacts.Captured;

/// The agent that should capture an interface is not heard of.
final class AgentAway implements Symptom {
  /// Agents report every few seconds, and every minute or so when the service was away.
  private static final Duration SILENCE = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "agent-away";
  }

  @Override
  public String meaning() {
    return "Interfaces are attached to another host (`;host=NAME`) whose `weir agent` has not"
        + " reported for five minutes, or never did.";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    List<Captured<AtAgent>> silent =
        facts.captured(AtAgent.class).stream()
            .filter(each -> isSilent(each.capture().reportedAt(), facts.now()))
            .toList();
    if (silent.isEmpty()) {
      return Optional.empty();
    }
    List<String> hosts =
        silent.stream().map(each -> each.capture().host()).distinct().sorted().toList();
    return Optional.of(
        new Finding(
            name(),
            InterfaceFacts.effect(silent, facts),
            InterfaceFacts.share(silent, facts)
                + " should be captured by the agent of "
                + String.join(", ", hosts)
                + ", which does not report.",
            silent.stream().map(each -> evidence(each, facts.now())).toList(),
            hosts.stream()
                .map(host ->
                    Finding.Remedy.of(
                        "start the agent on " + host,
                        "weir agent --control \"$AWS_ENDPOINT_URL\" --host " + host))
                .toList()));
  }

  private static boolean isSilent(@Nullable Instant heard, Instant now) {
    return heard == null || heard.plus(SILENCE).isBefore(now);
  }

  private static String evidence(Captured<AtAgent> each, Instant now) {
    Instant heard = each.capture().reportedAt();
    return each.eni().label()
        + " is attached to "
        + each.capture().device()
        + ": the agent "
        + (heard == null ? "has not reported" : "reported last at " + Phrase.ago(heard, now));
  }
}
