package weir.delivery;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How one flow log fares, as DescribeFlowLogs shows it, with counts.
///
/// @param failure null while files go out; AWS says SUCCESS from creation on
/// @param progress what came and went, and when
public record DeliveryStatus(
    String flowLogId,
    String target,
    @Nullable Failure failure,
    DeliveryCounters counters,
    DeliveryProgress progress) {
  /// `DeliverLogsStatus`: `SUCCESS` or `FAILED`.
  public String deliverLogsStatus() {
    return failure == null ? "SUCCESS" : "FAILED";
  }

  /// `DeliverLogsErrorMessage`, present when the status is FAILED.
  public Optional<String> deliverLogsErrorMessage() {
    return Optional.ofNullable(failure).map(failed -> failed.problem().wireName());
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
