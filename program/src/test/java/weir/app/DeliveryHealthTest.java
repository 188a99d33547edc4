package weir.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import weir.store.state.Scope;

class DeliveryHealthTest {
  private static final Scope HERE = new Scope("123456789012", "eu-central-1");
  private static final Scope THERE = new Scope("123456789012", "us-east-1");
  private static final String LOG = "fl-00000000000000001";
  private static final Map<String, String> DENIED = Map.of(LOG, "Access error");

  private Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private final DeliveryHealth health = new DeliveryHealth(() -> now);

  private void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void whatNobodyReportsIsWell() {
    assertEquals(Optional.empty(), health.of(LOG));
    health.take(HERE, "node7", Map.of(), now);
    assertEquals(Optional.empty(), health.of(LOG));
  }

  @Test
  void oneAgentThatFailsIsEnoughUntilItSucceeds() {
    health.take(HERE, "node7", DENIED, now);
    health.take(HERE, "node8", Map.of(), now);
    assertEquals(Optional.of("Access error"), health.of(LOG));
    assertEquals(Optional.empty(), health.of("fl-00000000000000002"));
    health.take(HERE, "node7", Map.of(), now);
    assertEquals(Optional.empty(), health.of(LOG));
  }

  @Test
  void hostsOfOneNameInTwoRegionsAreTwoAgents() {
    health.take(HERE, "node7", DENIED, now);
    health.take(THERE, "node7", Map.of(), now);
    assertEquals(Optional.of("Access error"), health.of(LOG));
  }

  @Test
  void anAgentThatIsSilentForLongIsNotCounted() {
    health.take(HERE, "node7", DENIED, now);
    pass(Duration.ofMinutes(15));
    assertEquals(Optional.of("Access error"), health.of(LOG));
    pass(Duration.ofSeconds(1));
    assertEquals(Optional.empty(), health.of(LOG));
  }

  @Test
  void ofSeveralProblemsTheSameOneIsShownEachTime() {
    health.take(HERE, "node8", Map.of(LOG, "Unknown error"), now);
    health.take(HERE, "node7", Map.of(LOG, "Rate limited"), now);
    assertEquals(Optional.of("Rate limited"), health.of(LOG));
  }
}
