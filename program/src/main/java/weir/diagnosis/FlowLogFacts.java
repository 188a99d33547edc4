package weir.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.model.network.FlowLog;

/// Everything that is known of one flow log at one moment.
///
/// @param now wall time
/// @param interfaces that the flow log covers
/// @param roles that it delivers with, as far as Weir's own IAM has them
public record FlowLogFacts(
    Instant now,
    Subject subject,
    List<InterfaceFacts> interfaces,
    DeliveryFacts delivery,
    List<RoleFacts> roles,
    DestinationFacts destination) {
  private static final Duration RECENT = Duration.ofHours(1);

  public FlowLogFacts {
    interfaces = List.copyOf(interfaces);
    roles = List.copyOf(roles);
  }

  /// The flow log itself.
  ///
  /// @param tags of the flow log
  /// @param resourceThere whether what it records still exists
  public record Subject(
      FlowLog log,
      String region,
      Instant createdAt,
      Map<String, String> tags,
      boolean resourceThere) {
    public Subject {
      tags = Map.copyOf(tags);
    }
  }

  FlowLog log() {
    return subject.log();
  }

  /// Whether something that passes, such as a loss, is still to be told. What was mended is not
  /// told for longer.
  boolean isRecent(@Nullable Instant at) {
    return at != null && at.plus(RECENT).isAfter(now);
  }

  /// The interfaces whose capture is in a state, each with it.
  <C extends CaptureFacts> List<Captured<C>> captured(Class<C> state) {
    List<Captured<C>> found = new ArrayList<>();
    for (InterfaceFacts eni : interfaces) {
      if (state.isInstance(eni.capture())) {
        found.add(new Captured<>(eni, state.cast(eni.capture())));
      }
    }
    return found;
  }

  /// An interface and how its capture fares.
  record Captured<C extends CaptureFacts>(InterfaceFacts eni, C capture) {}
}
