package weir.store.logs;

import java.time.Duration;

/// Hears what happens in a log store that its user should know; the app counts and logs it. Called
/// by any thread, must not block.
public interface LogStoreWatch {
  /// A journal became segments. Information.
  default void sealed(LogGroupId group, long events, long records, long bytes) {}

  /// Segments that were older than the group's retention are gone. Information.
  default void expired(LogGroupId group, int segments) {}

  /// A journal's end was torn by a crash and is cut off: nothing that was acknowledged is lost.
  default void tornTail(LogGroupId group, String file, long bytes) {}

  /// A part of a journal or a segment cannot be read and is passed over: acknowledged events are
  /// lost.
  default void damaged(LogGroupId group, String file, String reason) {}

  /// A file was damaged or gone, and was made again of another that says the same: nothing is lost.
  default void mended(LogGroupId group, String file, String reason) {}

  /// A journal could not be sealed; its events stay readable and it is tried again.
  default void sealingFailed(LogGroupId group, String reason) {}

  /// Making a batch durable took longer than a second.
  default void slowDisk(LogGroupId group, Duration took) {}

  /// Hears nothing.
  LogStoreWatch NONE = new LogStoreWatch() {};
}
