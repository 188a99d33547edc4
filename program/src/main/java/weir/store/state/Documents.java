package weir.store.state;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All documents that are durable, by kind and place. Guarded by its owner.
final class Documents {
  private final Map<String, NavigableMap<StateStore.Place, Kept>> kinds = new HashMap<>();

  void put(String kind, StateStore.Place place, Kept kept) {
    kinds.computeIfAbsent(kind, name -> new TreeMap<>()).put(place, kept);
  }

  @Nullable Kept find(String kind, StateStore.Place place) {
    return rows(kind).get(place);
  }

  NavigableMap<StateStore.Place, Kept> rows(String kind) {
    return kinds.getOrDefault(kind, Collections.emptyNavigableMap());
  }

  void apply(Overlay overlay) {
    for (String kind : overlay.kinds()) {
      NavigableMap<StateStore.Place, Kept> rows =
          kinds.computeIfAbsent(kind, name -> new TreeMap<>());
      overlay
          .rows(kind)
          .forEach((place, kept) ->
              kept.ifPresentOrElse(one -> rows.put(place, one), () -> rows.remove(place)));
    }
  }

  long size() {
    return kinds.values().stream().mapToLong(Map::size).sum();
  }
}
