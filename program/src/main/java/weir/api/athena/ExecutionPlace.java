package weir.api.athena;

import java.time.Instant;

/// Where an execution stands in the history of its work group, and by whose request it came.
///
/// @param historyId `GROUP/INVERTED-TIME/ID`, so that the latest comes first
/// @param callerArn who asked
/// @param token of the request; empty when it had none
record ExecutionPlace(String historyId, String callerArn, String token) {
  static ExecutionPlace of(
      String workGroup, Instant submitted, String id, String callerArn, String token) {
    return new ExecutionPlace(
        "%s/%019d/%s".formatted(workGroup, Long.MAX_VALUE - submitted.toEpochMilli(), id),
        callerArn,
        token);
  }

  static Instant submitted(String historyId) {
    String[] parts = historyId.split("/", -1);
    return Instant.ofEpochMilli(Long.MAX_VALUE - Long.parseLong(parts[1]));
  }

  static String executionId(String historyId) {
    return historyId.substring(historyId.lastIndexOf('/') + 1);
  }

  String print() {
    return historyId + "\n" + callerArn + "\n" + token;
  }

  static ExecutionPlace parse(String text) {
    String[] lines = text.split("\n", 3);
    return new ExecutionPlace(lines[0], lines[1], lines[2]);
  }
}
