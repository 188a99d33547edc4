package weir.store.logs;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Events that lie together and are read together: a batch in a journal, or a row group of a
/// segment.
interface EventSource {
  long firstMillis();

  long lastMillis();

  /// Whether it can be left out because all its events are of streams that are not wanted.
  boolean isWanted(EventScope scope);

  /// Reads what is wanted, null when nothing is.
  ///
  /// @throws weir.model.aws.Fault.Corrupt when it is damaged
  @Nullable EventPage load(EventScope scope, OpenFiles files) throws IOException;

  /// How many are wanted.
  ///
  /// @throws weir.model.aws.Fault.Corrupt when it is damaged
  default int count(EventScope scope, OpenFiles files) throws IOException {
    EventPage page = load(scope, files);
    return page == null ? 0 : page.count();
  }

  /// What reports call the file.
  String place();
}
