package weir.store.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One change under way: what it has written so far, over what others wrote that is not durable
/// yet, over what is.
final class Transaction implements StateChange {
  private final Documents durable;
  private final List<Overlay> layers;
  private final Overlay mine = new Overlay();

  /// @param pending what others wrote, the earliest first
  Transaction(Documents durable, Overlay... pending) {
    this.durable = durable;
    this.layers = new ArrayList<>(List.of(pending));
    layers.add(mine);
  }

  Overlay written() {
    return mine;
  }

  @Override
  public <T> Optional<T> find(DocumentKind<T> kind, Scope scope, String id) {
    StateStore.Place place = new StateStore.Place(scope, id);
    for (Overlay layer : layers.reversed()) {
      Optional<Kept> written = layer.rows(kind.name()).get(place);
      if (written != null) {
        return written.map(kept -> kept.as(kind));
      }
    }
    return Optional.ofNullable(durable.find(kind.name(), place)).map(kept -> kept.as(kind));
  }

  @Override
  public <T> List<T> all(DocumentKind<T> kind, Scope scope) {
    StateStore.Place from = new StateStore.Place(scope, "");
    StateStore.Place to =
        new StateStore.Place(new Scope(scope.accountId(), scope.region() + "\0"), "");
    return rows(kind, from, to).stream().map(Owned::document).toList();
  }

  @Override
  public <T> List<T> all(DocumentKind<T> kind, Scope scope, String prefix) {
    StateStore.Place from = new StateStore.Place(scope, prefix);
    StateStore.Place to = new StateStore.Place(scope, prefix + Character.MAX_VALUE);
    return rows(kind, from, to).stream().map(Owned::document).toList();
  }

  @Override
  public List<String> ids(DocumentKind<?> kind, Scope scope, String prefix) {
    StateStore.Place from = new StateStore.Place(scope, prefix);
    StateStore.Place to = new StateStore.Place(scope, prefix + Character.MAX_VALUE);
    return seen(kind, from, to).keySet().stream().map(StateStore.Place::id).toList();
  }

  @Override
  public <T> void scan(
      DocumentKind<T> kind, Scope scope, String prefix, String after, Visitor<T> visitor) {
    String first = after.compareTo(prefix) < 0 ? prefix : after + '\0';
    StateStore.Place from = new StateStore.Place(scope, first);
    StateStore.Place to = new StateStore.Place(scope, prefix + Character.MAX_VALUE);
    if (from.compareTo(to) >= 0) {
      return;
    }
    for (Map.Entry<StateStore.Place, Kept> row : seen(kind, from, to).entrySet()) {
      Kept kept = row.getValue();
      if (!visitor.visit(row.getKey().id(), () -> kept.as(kind))) {
        return;
      }
    }
  }

  @Override
  public <T> List<Owned<T>> everywhere(DocumentKind<T> kind) {
    return rows(kind, null, null);
  }

  private <T> List<Owned<T>> rows(
      DocumentKind<T> kind, StateStore.@Nullable Place from, StateStore.@Nullable Place to) {
    NavigableMap<StateStore.Place, Kept> seen = seen(kind, from, to);
    List<Owned<T>> rows = new ArrayList<>(seen.size());
    seen.forEach((place, kept) -> rows.add(new Owned<>(place.scope(), place.id(), kept.as(kind))));
    return rows;
  }

  /// What this change sees of a kind, which is a copy only when something of it is pending.
  private NavigableMap<StateStore.Place, Kept> seen(
      DocumentKind<?> kind, StateStore.@Nullable Place from, StateStore.@Nullable Place to) {
    NavigableMap<StateStore.Place, Kept> seen = part(durable.rows(kind.name()), from, to);
    boolean copied = false;
    for (Overlay layer : layers) {
      NavigableMap<StateStore.Place, Optional<Kept>> written =
          part(layer.rows(kind.name()), from, to);
      if (!written.isEmpty()) {
        seen = copied ? seen : new TreeMap<>(seen);
        copied = true;
        lay(written, seen);
      }
    }
    return seen;
  }

  private static void lay(
      NavigableMap<StateStore.Place, Optional<Kept>> written,
      NavigableMap<StateStore.Place, Kept> seen) {
    written.forEach((place, kept) ->
        kept.ifPresentOrElse(one -> seen.put(place, one), () -> seen.remove(place)));
  }

  private static <V> NavigableMap<StateStore.Place, V> part(
      NavigableMap<StateStore.Place, V> all,
      StateStore.@Nullable Place from,
      StateStore.@Nullable Place to) {
    return from == null || to == null ? all : all.subMap(from, true, to, false);
  }

  @Override
  public <T> void put(DocumentKind<T> kind, Scope scope, String id, T document) {
    Kept kept = new Kept(kind.print().apply(document));
    mine.write(kind.name(), new StateStore.Place(scope, id), Optional.of(kept));
  }

  @Override
  public void remove(DocumentKind<?> kind, Scope scope, String id) {
    mine.write(kind.name(), new StateStore.Place(scope, id), Optional.empty());
  }
}
