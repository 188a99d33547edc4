package weir.store.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What one change or several have written over other documents: of each place the last write. Used
/// by one thread at a time.
final class Overlay {
  /// Nothing is written.
  static final Overlay EMPTY = new Overlay();

  private final Map<String, NavigableMap<StateStore.Place, Optional<Kept>>> written =
      new HashMap<>();

  /// @param kept empty when the document is forgotten
  void write(String kind, StateStore.Place place, Optional<Kept> kept) {
    written.computeIfAbsent(kind, name -> new TreeMap<>()).put(place, kept);
  }

  /// Takes everything that was written after what is here.
  void add(Overlay later) {
    later.written.forEach(
        (kind, rows) -> written.computeIfAbsent(kind, name -> new TreeMap<>()).putAll(rows));
  }

  /// What was written of a kind, an empty one for a document that is forgotten.
  NavigableMap<StateStore.Place, Optional<Kept>> rows(String kind) {
    return written.getOrDefault(kind, Collections.emptyNavigableMap());
  }

  boolean isEmpty() {
    return written.isEmpty();
  }

  /// The names of the kinds that were written.
  Set<String> kinds() {
    return Set.copyOf(written.keySet());
  }

  List<StateStore.Write> writes() {
    List<StateStore.Write> writes = new ArrayList<>();
    written.forEach((kind, rows) ->
        rows.forEach((place, kept) ->
            writes.add(new StateStore.Write(kind, place, kept.map(Kept::text).orElse(null)))));
    return writes;
  }
}
