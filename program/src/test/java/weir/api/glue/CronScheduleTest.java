package weir.api.glue;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import weir.api.protocol.ApiException;

class CronScheduleTest {
  private static boolean isDue(String schedule, String time) {
    return CronSchedule.parse(schedule).isDue(Instant.parse(time));
  }

  @Test
  void knowsTheMinute() {
    assertTrue(isDue("cron(15 12 * * ? *)", "2026-11-21T12:15:59Z"));
    assertFalse(isDue("cron(15 12 * * ? *)", "2026-11-21T12:16:00Z"));
    assertTrue(isDue("cron(0/15 * * * ? *)", "2026-11-21T01:45:00Z"));
    assertTrue(isDue("cron(0 8-10,20 ? * SAT *)", "2026-11-21T20:00:00Z"));
    assertFalse(isDue("cron(0 8-10,20 ? * MON-FRI *)", "2026-11-21T20:00:00Z"));
    assertTrue(isDue("cron(0 0 L FEB ? 2028)", "2028-02-29T00:00:00Z"));
    assertFalse(isDue("cron(0 0 L FEB ? 2028)", "2028-02-28T00:00:00Z"));
    assertTrue(isDue("cron(0 0 ? * 1 *)", "2026-11-22T00:00:00Z"));
  }

  @Test
  void refusesWhatIsNoSchedule() {
    for (String wrong :
        List.of(
            "rate(1 hour)",
            "cron(* * * * *)",
            "cron(60 * * * ? *)",
            "cron(0 0 1 * MON *)",
            "cron(0 0 ? * MON#2 *)",
            "cron(5-1 * * * ? *)")) {
      assertThrows(ApiException.class, () -> CronSchedule.parse(wrong), wrong);
    }
  }
}
