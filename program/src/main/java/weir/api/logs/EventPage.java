package weir.api.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weir.store.logs.LogCursor;
import weir.store.logs.LogPosition;

/// The events of one answer, as many as AWS puts into a page.
///
/// @param first place of the first event, null when there is none
/// @param more whether the cursor had further events
record EventPage<E>(
    List<E> events, @Nullable LogPosition first, @Nullable LogPosition last, boolean more) {
  static final int MOST_EVENTS = 10_000;

  private static final int MOST_BYTES = 1_048_576;

  /// Takes events from a cursor.
  ///
  /// @param form makes an event of what the cursor stands on
  static <E> EventPage<E> take(LogCursor cursor, int limit, Function<LogCursor, E> form) {
    List<E> events = new ArrayList<>();
    LogPosition first = null;
    LogPosition last = null;
    long bytes = 0;
    while (cursor.next()) {
      bytes += cursor.length();
      if (events.size() == limit || (bytes > MOST_BYTES && !events.isEmpty())) {
        return new EventPage<>(events, first, last, true);
      }
      LogPosition place = cursor.position();
      first = first == null ? place : first;
      last = place;
      events.add(form.apply(cursor));
    }
    return new EventPage<>(events, first, last, false);
  }
}
