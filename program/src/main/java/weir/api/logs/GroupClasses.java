package weir.api.logs;

import java.time.Duration;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import weir.api.protocol.ApiException;

/// What AWS does not have for groups of the cheaper classes.
final class GroupClasses {
  /// For how long groups of the class DELIVERY keep events, whatever is asked.
  static final Duration DELIVERY_KEPT = Duration.ofDays(1);

  private GroupClasses() {}

  static void requireStandard(LogGroup group, String operation) {
    if (group.logGroupClass() != LogGroupClass.STANDARD) {
      throw ApiException.badRequest(
          "InvalidOperationException",
          "The log group "
              + group.logGroupName()
              + " is of log-group-class "
              + group.logGroupClassAsString()
              + ". "
              + operation
              + " is not supported for this log class.");
    }
  }
}
