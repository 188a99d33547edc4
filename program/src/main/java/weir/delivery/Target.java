package weir.delivery;

import java.util.Optional;
import weir.model.aws.Fault;

/// Where a flow log's records go, as its owner names it.
sealed interface Target permits FolderTarget, S3Target, LogGroupTarget, FirehoseTarget {
  /// @throws Fault.Invalid when the text names none that Weir can deliver to
  static Target of(String text) {
    return Optional.<Target>empty()
        .or(() -> S3Target.find(text))
        .or(() -> LogGroupTarget.find(text))
        .or(() -> FirehoseTarget.find(text))
        .orElseGet(() -> FolderTarget.of(text));
  }

  /// The target in the form that means the same to every run.
  String settled();

  /// Whether each record goes as an event of its own, soon, and not in a file with its slot's
  /// others.
  boolean takesEvents();

  /// Refuses the folder name that the layout below the target begins with.
  static void refuseReservedFolder(String target, Iterable<?> folders) {
    for (Object folder : folders) {
      if (folder.toString().equals("AWSLogs")) {
        throw new Fault.Invalid(
            "the destination "
                + target
                + " has a folder named AWSLogs, which is reserved; name the folder above it");
      }
    }
  }
}
