package weir.delivery;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How one flow log fares, as DescribeFlowLogs shows it, with counts.
///
/// @param failure null while files go out; AWS says SUCCESS from creation on
/// @param progress what came and went, and when
/// @param losses when something was lost
public record DeliveryStatus(
    String flowLogId,
    String target,
    @Nullable Failure failure,
    DeliveryCounters counters,
    DeliveryProgress progress,
    Losses losses) {
  /// `DeliverLogsStatus`: `SUCCESS` or `FAILED`.
  public String deliverLogsStatus() {
    return failure == null ? "SUCCESS" : "FAILED";
  }

  /// Whether the destination holds files, and not events.
  public boolean inFiles() {
    return !Target.of(target).takesEvents();
  }

  /// `DeliverLogsErrorMessage`, present when the status is FAILED.
  public Optional<String> deliverLogsErrorMessage() {
    return Optional.ofNullable(failure).map(failed -> failed.problem().wireName());
  }

  /// When something was lost at last; wall time, null when nothing was.
  ///
  /// @param refusedAt the destination threw records away because of their age
  /// @param skippedAt a SKIPDATA record was recorded
  public record Losses(@Nullable Instant refusedAt, @Nullable Instant skippedAt) {
    /// Nothing was lost.
    public static final Losses NONE = new Losses(null, null);
  }

  /// @param cause what is wrong in a sentence for people
  /// @param since when the first attempt in a row failed
  /// @param nextAttemptAt when the destination is tried again
  public record Failure(Problem problem, String cause, Instant since, Instant nextAttemptAt) {}

  /// The words that AWS has for a failed delivery.
  public enum Problem {
    ACCESS_ERROR("Access error"),
    RATE_LIMITED("Rate limited"),
    UNKNOWN_ERROR("Unknown error");

    private final String wireName;

    Problem(String wireName) {
      this.wireName = wireName;
    }

    /// The text of `DeliverLogsErrorMessage`.
    public String wireName() {
      return wireName;
    }
  }
}
