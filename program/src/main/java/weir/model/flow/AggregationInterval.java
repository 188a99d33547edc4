package weir.model.flow;

import java.time.Duration;
import weir.model.aws.Fault;

/// How long a record may cover at most.
public enum AggregationInterval {
  ONE_MINUTE(60),
  TEN_MINUTES(600);

  private final int seconds;

  AggregationInterval(int seconds) {
    this.seconds = seconds;
  }

  public int seconds() {
    return seconds;
  }

  public Duration duration() {
    return Duration.ofSeconds(seconds);
  }

  public static AggregationInterval ofSeconds(int seconds) {
    for (AggregationInterval interval : values()) {
      if (interval.seconds == seconds) {
        return interval;
      }
    }
    throw new Fault.Invalid(
        "aggregation interval is " + seconds + " but must be 60 or 600 seconds");
  }
}
