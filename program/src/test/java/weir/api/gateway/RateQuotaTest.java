package weir.api.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateQuotaTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void givesAsManyAsAreLeftAndMoreAsTimePasses() {
    RateQuota quota = new RateQuota(10);
    assertEquals(7, quota.take("ann", 7, NOON));
    assertEquals(3, quota.take("ann", 7, NOON));
    assertEquals(0, quota.take("ann", 1, NOON));
    assertEquals(5, quota.take("ann", 7, NOON.plusMillis(500)));
    assertEquals(10, quota.take("ann", 99, NOON.plusSeconds(3600)), "it does not save up");
  }

  @Test
  void eachOwnerHasOneOfItsOwn() {
    RateQuota quota = new RateQuota(1);
    assertEquals(1, quota.take("ann", 1, NOON));
    assertEquals(1, quota.take("bob", 1, NOON));
  }

  @Test
  void aClockThatIsSetBackTakesNothingAway() {
    RateQuota quota = new RateQuota(2);
    assertEquals(1, quota.take("ann", 1, NOON));
    assertEquals(1, quota.take("ann", 1, NOON.minusSeconds(60)));
    assertEquals(2, quota.take("ann", 2, NOON.minusSeconds(59)));
  }

  @Test
  void withoutABoundAllIsGiven() {
    assertEquals(1000, RateQuota.NONE.take("ann", 1000, NOON));
  }
}
