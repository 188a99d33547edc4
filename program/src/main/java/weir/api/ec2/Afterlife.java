package weir.api.ec2;

import java.time.Duration;
import java.time.Instant;

/// How long what was deleted is still shown as deleted, which lets clients wait for it.
final class Afterlife {
  private static final Duration SHOWN = Duration.ofHours(1);

  private Afterlife() {}

  static boolean over(Instant endedAt, Instant now) {
    return endedAt.plus(SHOWN).isBefore(now);
  }
}
