package weir.store.state;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The state of every resource: documents in memory, and each change durable before anybody is told
/// of it. Safe for any number of threads.
///
/// Changes run one after the other, and each sees what those before it wrote. They wait for the
/// disk together: while one [CommitGroup] is written, the changes that come gather in the next.
/// Readers see a group once it is durable. A change that throws changes nothing. When the database
/// refuses a group, every change in it fails, and with it those that gathered meanwhile, as they
/// were made upon it: memory is as it was before all of them. What a change answers or throws, it
/// may have concluded from others that are not durable yet, so it too waits for them, and fails
/// with them.
public final class StateStore implements AutoCloseable {
  private final StateDatabase database;
  private final Documents durable = new Documents();
  private final Set<Target> doubtful = new LinkedHashSet<>();

  /// Held while a change runs, and while what is pending changes hands.
  private final ReentrantLock changing = new ReentrantLock(true);

  /// Held while a group is written; taken before the others.
  private final ReentrantLock writing = new ReentrantLock();

  private final ReentrantReadWriteLock memory = new ReentrantReadWriteLock();
  private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();
  private Overlay beingWritten = Overlay.EMPTY;
  private CommitGroup gathering = new CommitGroup();

  private StateStore(StateDatabase database) {
    this.database = database;
    database.load((kind, place, text) -> durable.put(kind, place, new Kept(text)));
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
      return question.apply(changing.isHeldByCurrentThread() ? upon() : new Transaction(durable));
    } finally {
      memory.readLock().unlock();
    }
  }

  /// Changes the state; durable when it returns. Not from within another change: that would wait
  /// for itself.
  public <R extends @Nullable Object> R change(Function<StateChange, R> deed) {
    if (changing.isHeldByCurrentThread()) {
      throw new IllegalStateException("a change cannot be made from within another");
    }
    Supplier<R> outcome;
    CommitGroup group;
    boolean first;
    changing.lock();
    try {
      outcome = attempt(deed);
      group = gathering;
      first = group.join();
    } finally {
      changing.unlock();
    }
    if (first) {
      settle(group);
    }
    group.await();
    return outcome.get();
  }

  private <R extends @Nullable Object> Supplier<R> attempt(Function<StateChange, R> deed) {
    Transaction transaction = upon();
    try {
      R result = deed.apply(transaction);
      gathering.written().add(transaction.written());
      return () -> result;
    } catch (RuntimeException refused) {
      return () -> {
        throw refused;
      };
    }
  }

  /// A transaction upon everything that was changed, durable or not; for who may change.
  private Transaction upon() {
    return new Transaction(durable, beingWritten, gathering.written());
  }

  /// Writes a group after the one before it, shows it to readers, and tells listeners.
  private void settle(CommitGroup group) {
    writing.lock();
    try {
      if (group.hasFailed()) {
        return;
      }
      close(group);
      keep(group.written().writes());
      show(group);
    } catch (RuntimeException | Error refused) {
      takeBack(group, refused);
      return;
    } finally {
      writing.unlock();
    }
    try {
      Set<String> touched = group.written().kinds();
      if (!touched.isEmpty()) {
        listeners.forEach(listener -> listener.accept(touched));
      }
    } finally {
      group.succeed();
    }
  }

  private void close(CommitGroup group) {
    changing.lock();
    try {
      beingWritten = group.written();
      gathering = new CommitGroup();
    } finally {
      changing.unlock();
    }
  }

  private void show(CommitGroup group) {
    changing.lock();
    memory.writeLock().lock();
    try {
      durable.apply(group.written());
      beingWritten = Overlay.EMPTY;
    } finally {
      memory.writeLock().unlock();
      changing.unlock();
    }
  }

  private void takeBack(CommitGroup group, Throwable refused) {
    CommitGroup after;
    changing.lock();
    try {
      after = gathering;
      beingWritten = Overlay.EMPTY;
      gathering = new CommitGroup();
    } finally {
      changing.unlock();
    }
    group.fail(refused);
    after.fail(refused);
  }

  /// Calls after every group of changes, before their makers are answered, on the thread of one of
  /// them, with the names of the kinds that were touched.
  public void onChange(Consumer<Set<String>> listener) {
    listeners.add(listener);
  }

  /// Documents that are kept.
  public long size() {
    memory.readLock().lock();
    try {
      return durable.size();
    } finally {
      memory.readLock().unlock();
    }
  }

  /// Returns when the group that is being written is durable.
  @Override
  public void close() {
    writing.lock();
    try {
      database.close();
    } finally {
      writing.unlock();
    }
  }

  /// Writes a group, and puts right what an earlier one may have left: a database that was lost in
  /// the midst may have written what everybody was told was not.
  private void keep(List<Write> writes) {
    if (writes.isEmpty()) {
      return;
    }
    Map<Target, Write> all = new LinkedHashMap<>();
    for (Target target : doubtful) {
      Kept known = durable.find(target.kind(), target.place());
      all.put(
          target, new Write(target.kind(), target.place(), known == null ? null : known.text()));
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
}
