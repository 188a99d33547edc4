package weir.watch.tail;

import java.util.List;
import java.util.Map;
import java.util.Set;
import weir.query.pattern.FilterPattern;
import weir.store.logs.LogGroupId;

/// Which events a session is about.
///
/// @param groups what its client calls them
/// @param streams names of streams; empty for all, unless there are prefixes
/// @param prefixes what names of streams may begin with
public record TailedEvents(
    Map<LogGroupId, String> groups,
    Set<String> streams,
    List<String> prefixes,
    FilterPattern pattern) {
  public TailedEvents {
    groups = Map.copyOf(groups);
    streams = Set.copyOf(streams);
    prefixes = List.copyOf(prefixes);
  }

  boolean covers(LogGroupId group, String stream) {
    return groups.containsKey(group)
        && ((streams.isEmpty() && prefixes.isEmpty())
            || streams.contains(stream)
            || prefixes.stream().anyMatch(stream::startsWith));
  }
}
