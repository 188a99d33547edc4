package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import weir.store.state.Scope;
import weir.store.state.StateStore;

class ClientTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
  private static final Scope SCOPE = new Scope("123456789012", "us-east-1");

  @Test
  void whatATokenDidReadsBack() {
    ClientTokens.Outcome outcome = new ClientTokens.Outcome(NOW, "f00d", List.of("a", "b"));
    assertEquals(outcome, ClientTokens.Outcome.parse(outcome.print()));
    assertEquals(
        new ClientTokens.Outcome(Instant.EPOCH, "f00d", List.of("a")),
        ClientTokens.Outcome.parse("f00d a"));
  }

  @Test
  void tokensAreForgottenAfterADay() {
    StateStore store = StateStore.ephemeral();
    for (int hours : new int[] {1, 23, 25, 1000}) {
      Instant at = NOW.minus(Duration.ofHours(hours));
      store.change(change -> {
        change.put(
            Ec2Documents.CLIENT_TOKEN,
            SCOPE,
            "CreateVpc/" + hours,
            new ClientTokens.Outcome(at, "f00d", List.of()));
        return at;
      });
    }
    ClientTokens.sweep(store, NOW);
    assertEquals(
        List.of("CreateVpc/1", "CreateVpc/23"),
        store.read(view ->
            view.everywhere(Ec2Documents.CLIENT_TOKEN).stream().map(token -> token.id()).toList()));
  }
}
