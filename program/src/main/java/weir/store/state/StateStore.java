package weir.store.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The state of every resource: documents in memory, and each change durable before anybody sees
/// it. Safe for any number of threads.
///
/// Changes run one after the other. One that throws, or that the database refuses, changes nothing.
public final class StateStore implements AutoCloseable {
  private final StateDatabase database;
  private final Map<String, NavigableMap<Place, Kept>> kinds = new HashMap<>();
  private final Set<Target> doubtful = new LinkedHashSet<>();
  private final ReentrantLock changing = new ReentrantLock();
  private final ReentrantReadWriteLock memory = new ReentrantReadWriteLock();
  private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();

  private StateStore(StateDatabase database) {
    this.database = database;
    database.load((kind, place, text) -> documents(kind).put(place, new Kept(text)));
  }

  /// Loads everything that a database keeps.
  ///
  /// @throws weir.model.aws.Fault.Unavailable when the database cannot be reached, or belongs to
  ///   another process
  public static StateStore open(StateDatabase database) {
    return new StateStore(database);
  }

  /// A store that keeps nothing beyond its own life.
  public static StateStore ephemeral() {
    return new StateStore(StateDatabase.NOWHERE);
  }

  /// Looks at the state of one moment. Not for long work: changes wait meanwhile.
  public <R extends @Nullable Object> R read(Function<StateView, R> question) {
    memory.readLock().lock();
    try {
      return question.apply(new Transaction());
    } finally {
      memory.readLock().unlock();
    }
  }

  /// Changes the state; durable when it returns.
  public <R extends @Nullable Object> R change(Function<StateChange, R> deed) {
    R result;
    Set<String> touched;
    changing.lock();
    try {
      Transaction transaction = new Transaction();
      result = deed.apply(transaction);
      touched = transaction.commit();
    } finally {
      changing.unlock();
    }
    if (!touched.isEmpty()) {
      listeners.forEach(listener -> listener.accept(touched));
    }
    return result;
  }

  /// Calls after every change, on the thread that made it, with the names of the kinds it touched.
  public void onChange(Consumer<Set<String>> listener) {
    listeners.add(listener);
  }

  /// Documents that are kept.
  public long size() {
    return read(view -> kinds.values().stream().mapToLong(Map::size).sum());
  }

  @Override
  public void close() {
    changing.lock();
    try {
      database.close();
    } finally {
      changing.unlock();
    }
  }

  /// Writes a change, and puts right what an earlier one may have left: a database that was lost in
  /// the midst may have written what everybody was told was not.
  private void keep(List<Write> writes) {
    Map<Target, Write> all = new LinkedHashMap<>();
    for (Target target : doubtful) {
      NavigableMap<Place, Kept> documents = kinds.get(target.kind());
      Kept known = documents == null ? null : documents.get(target.place());
      all.put(target, new Write(target.kind(), target.place(), known == null ? null : known.text));
    }
    writes.forEach(write -> all.put(new Target(write.kind(), write.place()), write));
    boolean written = false;
    try {
      database.write(List.copyOf(all.values()));
      written = true;
      doubtful.clear();
    } finally {
      if (!written && database.inDoubt()) {
        doubtful.addAll(all.keySet());
      }
    }
  }

  private record Target(String kind, Place place) {}

  private NavigableMap<Place, Kept> documents(String kind) {
    return kinds.computeIfAbsent(kind, name -> new TreeMap<>());
  }

  /// Where a document of some kind stands.
  public record Place(Scope scope, String id) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byScope = scope.compareTo(other.scope);
      return byScope != 0 ? byScope : id.compareTo(other.id);
    }
  }

  /// One write of a change.
  ///
  /// @param text null when the document is forgotten
  public record Write(String kind, Place place, @Nullable String text) {}

  /// A document's text, and the object once somebody asked for it.
  private static final class Kept {
    private final String text;
    private volatile @Nullable Object document;

    Kept(String text) {
      this.text = text;
    }

    @SuppressWarnings("unchecked") // a kind's name stands for one type
    <T> T as(DocumentKind<T> kind) {
      Object known = document;
      if (known == null) {
        known = kind.parse().apply(text);
        document = known;
      }
      return (T) known;
    }
  }

  /// What one change has written so far, over what is kept.
  private final class Transaction implements StateChange {
    private final Map<String, NavigableMap<Place, Optional<Kept>>> written = new HashMap<>();

    @Override
    public <T> Optional<T> find(DocumentKind<T> kind, Scope scope, String id) {
      Place place = new Place(scope, id);
      Optional<Kept> mine = written.getOrDefault(kind.name(), new TreeMap<>()).get(place);
      if (mine != null) {
        return mine.map(kept -> kept.as(kind));
      }
      NavigableMap<Place, Kept> documents = kinds.get(kind.name());
      return documents == null
          ? Optional.empty()
          : Optional.ofNullable(documents.get(place)).map(kept -> kept.as(kind));
    }

    @Override
    public <T> List<T> all(DocumentKind<T> kind, Scope scope) {
      Place from = new Place(scope, "");
      Place to = new Place(new Scope(scope.accountId(), scope.region() + "\0"), "");
      return rows(kind, from, to).stream().map(Owned::document).toList();
    }

    @Override
    public <T> List<T> all(DocumentKind<T> kind, Scope scope, String prefix) {
      Place from = new Place(scope, prefix);
      Place to = new Place(scope, prefix + Character.MAX_VALUE);
      return rows(kind, from, to).stream().map(Owned::document).toList();
    }

    @Override
    public <T> List<Owned<T>> everywhere(DocumentKind<T> kind) {
      return rows(kind, null, null);
    }

    private <T> List<Owned<T>> rows(
        DocumentKind<T> kind, @Nullable Place from, @Nullable Place to) {
      NavigableMap<Place, Kept> seen = part(kinds.get(kind.name()), from, to);
      NavigableMap<Place, Optional<Kept>> mine = part(written.get(kind.name()), from, to);
      if (!mine.isEmpty()) {
        seen = new TreeMap<>(seen);
        for (Map.Entry<Place, Optional<Kept>> write : mine.entrySet()) {
          if (write.getValue().isPresent()) {
            seen.put(write.getKey(), write.getValue().get());
          } else {
            seen.remove(write.getKey());
          }
        }
      }
      List<Owned<T>> rows = new ArrayList<>(seen.size());
      seen.forEach(
          (place, kept) -> rows.add(new Owned<>(place.scope(), place.id(), kept.as(kind))));
      return rows;
    }

    private static <V> NavigableMap<Place, V> part(
        @Nullable NavigableMap<Place, V> all, @Nullable Place from, @Nullable Place to) {
      if (all == null) {
        return new TreeMap<>();
      }
      return from == null || to == null ? all : all.subMap(from, true, to, false);
    }

    @Override
    public <T> void put(DocumentKind<T> kind, Scope scope, String id, T document) {
      Kept kept = new Kept(kind.print().apply(document));
      write(kind.name(), new Place(scope, id), Optional.of(kept));
    }

    @Override
    public void remove(DocumentKind<?> kind, Scope scope, String id) {
      write(kind.name(), new Place(scope, id), Optional.empty());
    }

    private void write(String kind, Place place, Optional<Kept> kept) {
      written.computeIfAbsent(kind, name -> new TreeMap<>()).put(place, kept);
    }

    Set<String> commit() {
      List<Write> writes = new ArrayList<>();
      written.forEach((kind, rows) ->
          rows.forEach((place, kept) ->
              writes.add(new Write(kind, place, kept.map(k -> k.text).orElse(null)))));
      if (writes.isEmpty()) {
        return Set.of();
      }
      keep(writes);
      memory.writeLock().lock();
      try {
        written.forEach((kind, rows) ->
            rows.forEach((place, kept) -> {
              if (kept.isPresent()) {
                documents(kind).put(place, kept.get());
              } else {
                documents(kind).remove(place);
              }
            }));
      } finally {
        memory.writeLock().unlock();
      }
      return writes.stream().map(Write::kind).collect(Collectors.toUnmodifiableSet());
    }
  }
}
