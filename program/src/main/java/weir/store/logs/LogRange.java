package weir.store.logs;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which events of a group to read, and in which order.
///
/// @param streams names of streams; empty for all
/// @param fromMillis the earliest time wanted
/// @param toMillis the first time that is not wanted any more; [Long#MAX_VALUE] for no end
/// @param after only events behind this position in the order of time; null for all
/// @param before only events ahead of this position in the order of time; null for all
/// @param filter what else must hold; null for nothing
public record LogRange(
    Set<String> streams,
    long fromMillis,
    long toMillis,
    @Nullable LogPosition after,
    @Nullable LogPosition before,
    LogOrder order,
    @Nullable EventFilter filter) {
  /// Everything, oldest first.
  public static final LogRange ALL =
      new LogRange(Set.of(), 0, Long.MAX_VALUE, null, null, LogOrder.OLDEST_FIRST, null);

  public LogRange {
    streams = Set.copyOf(streams);
  }

  public LogRange streams(Set<String> names) {
    return new LogRange(names, fromMillis, toMillis, after, before, order, filter);
  }

  public LogRange times(long from, long to) {
    return new LogRange(streams, from, to, after, before, order, filter);
  }

  public LogRange after(@Nullable LogPosition position) {
    return new LogRange(streams, fromMillis, toMillis, position, before, order, filter);
  }

  public LogRange before(@Nullable LogPosition position) {
    return new LogRange(streams, fromMillis, toMillis, after, position, order, filter);
  }

  public LogRange order(LogOrder way) {
    return new LogRange(streams, fromMillis, toMillis, after, before, way, filter);
  }

  public LogRange matching(@Nullable EventFilter condition) {
    return new LogRange(streams, fromMillis, toMillis, after, before, order, condition);
  }

  boolean mayOverlap(long smallest, long largest) {
    return smallest < toMillis
        && largest >= fromMillis
        && (after == null || largest >= after.timestampMillis())
        && (before == null || smallest <= before.timestampMillis());
  }

  boolean holds(long timestamp, long sequence) {
    return timestamp >= fromMillis
        && timestamp < toMillis
        && (after == null
            || LogPosition.compare(timestamp, sequence, after.timestampMillis(), after.sequence())
                > 0)
        && (before == null
            || LogPosition.compare(timestamp, sequence, before.timestampMillis(), before.sequence())
                < 0);
  }
}
