package weir.store.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weir.model.aws.Fault;

/// Changes that come while the disk is busy.
class GroupCommitTest {
  private static final DocumentKind<String> NOTE =
      new DocumentKind<>("test.note", Function.identity(), Function.identity());
  private static final Scope HERE = new Scope("111122223333", "us-east-1");

  private final SlowDisk disk = new SlowDisk();
  private final StateStore store = StateStore.open(disk);
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void end() {
    disk.allowed.release(1_000_000);
    clients.close();
  }

  /// A database that writes when it is allowed to.
  private static final class SlowDisk implements StateDatabase {
    private final Semaphore started = new Semaphore(0);
    private final Semaphore allowed = new Semaphore(0);
    private final List<Integer> sizes = new ArrayList<>();
    private final Map<StateStore.Place, String> kept = new TreeMap<>();
    private volatile boolean full;

    @Override
    public void load(Row row) {}

    @Override
    public void write(List<StateStore.Write> writes) {
      started.release();
      allowed.acquireUninterruptibly();
      if (full) {
        throw new Fault.Unavailable("the disk is full");
      }
      sizes.add(writes.size());
      for (StateStore.Write write : writes) {
        if (write.text() == null) {
          kept.remove(write.place());
        } else {
          kept.put(write.place(), write.text());
        }
      }
    }

    @Override
    public void close() {}
  }

  @Test
  void changesThatComeWhileTheDiskIsBusyAreWrittenTogether() {
    CompletableFuture<?> first = put("first", "x");
    disk.started.acquireUninterruptibly();
    List<CompletableFuture<?>> later = gathered(20);
    disk.allowed.release(2);
    first.join();
    later.forEach(CompletableFuture::join);
    assertEquals(List.of(1, 20), disk.sizes);
    assertEquals(21, store.size());
  }

  /// Makes so many changes that wait for the disk.
  private List<CompletableFuture<?>> gathered(int count) {
    CountDownLatch made = new CountDownLatch(count);
    List<CompletableFuture<?>> waiting = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = "later-" + i;
      waiting.add(
          async(() ->
              store.change(change -> {
                change.put(NOTE, HERE, id, "x");
                made.countDown();
                return id;
              })));
    }
    await(made);
    pastTheLock();
    return waiting;
  }

  /// Returns when every change that ran has joined its group.
  private void pastTheLock() {
    CountDownLatch ran = new CountDownLatch(1);
    CompletableFuture<Integer> joined =
        async(() ->
            store.change(change -> {
              ran.countDown();
              return 0;
            }));
    await(ran);
    assertFalse(joined.isCompletedExceptionally());
  }

  @Test
  void aChangeSeesTheOnesBeforeItThatAreNotDurableAndReadersDoNot() {
    CompletableFuture<?> first = put("a", "1");
    disk.started.acquireUninterruptibly();
    CompletableFuture<String> second = append("a", "2");
    CompletableFuture<String> third = append("a", "3");
    assertEquals(Optional.empty(), note("a"));
    assertFalse(second.isDone());
    disk.allowed.release();
    first.join();
    disk.started.acquireUninterruptibly();
    assertEquals(Optional.of("1"), note("a"));
    disk.allowed.release();
    second.join();
    third.join();
    assertEquals(3, note("a").orElseThrow().length());
    assertEquals(note("a").orElseThrow(), disk.kept.get(new StateStore.Place(HERE, "a")));
  }

  @Test
  void aChangeIsDurableAndShownWhenItReturns() {
    disk.allowed.release(1_000_000);
    List<CompletableFuture<Optional<String>>> seen = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String id = "n" + i % 50;
      seen.add(
          async(() -> {
            append(id, "x").join();
            return note(id);
          }));
    }
    seen.forEach(note -> assertTrue(note.join().isPresent()));
    int length = store.read(view -> view.all(NOTE, HERE)).stream().mapToInt(String::length).sum();
    assertEquals(500, length);
    assertEquals(length, disk.kept.values().stream().mapToInt(String::length).sum());
  }

  @Test
  void aRefusalTakesBackTheGroupAndWhatWasMadeUponIt() {
    CompletableFuture<?> first = put("a", "1");
    disk.started.acquireUninterruptibly();
    CompletableFuture<String> upon = append("a", "2");
    disk.full = true;
    disk.allowed.release();
    assertUnavailable(first);
    assertUnavailable(upon);
    assertEquals(Optional.empty(), note("a"));
    disk.full = false;
    disk.allowed.release();
    assertEquals("3", append("a", "3").join());
    assertEquals(Optional.of("3"), note("a"));
    assertEquals(Map.of(new StateStore.Place(HERE, "a"), "3"), disk.kept);
  }

  /// "There is one already" is no answer when there never was.
  @Test
  void aRefusalThatWasConcludedFromALostChangeIsNotTold() {
    CompletableFuture<?> first = put("a", "1");
    disk.started.acquireUninterruptibly();
    CountDownLatch ran = new CountDownLatch(1);
    CompletableFuture<String> second =
        async(() ->
            store.change(change -> {
              ran.countDown();
              if (change.find(NOTE, HERE, "a").isPresent()) {
                throw new IllegalArgumentException("there is one already");
              }
              return "none";
            }));
    await(ran);
    pastTheLock();
    disk.full = true;
    disk.allowed.release();
    assertUnavailable(first);
    assertUnavailable(second);
  }

  @Test
  void listenersHearOfAGroupOnceAndBeforeItsMakersAreAnswered() {
    List<Set<String>> heard = new ArrayList<>();
    store.onChange(kinds -> {
      assertEquals(heard.isEmpty() ? 1 : 6, store.size());
      heard.add(kinds);
    });
    CompletableFuture<?> first = put("first", "x");
    disk.started.acquireUninterruptibly();
    List<CompletableFuture<?>> later = gathered(5);
    disk.allowed.release();
    first.join();
    disk.allowed.release();
    later.forEach(CompletableFuture::join);
    assertEquals(List.of(Set.of("test.note"), Set.of("test.note")), heard);
  }

  @Test
  void refusesAChangeWithinAChange() {
    StateStore nowhere = StateStore.ephemeral();
    assertThrows(
        IllegalStateException.class,
        () -> nowhere.change(change -> nowhere.change(inner -> "never")));
  }

  private Optional<String> note(String id) {
    return store.read(view -> view.find(NOTE, HERE, id));
  }

  private CompletableFuture<String> put(String id, String text) {
    return async(() ->
        store.change(change -> {
          change.put(NOTE, HERE, id, text);
          return text;
        }));
  }

  /// Returns when the change has run, and may wait for the disk.
  private CompletableFuture<String> append(String id, String text) {
    CountDownLatch ran = new CountDownLatch(1);
    CompletableFuture<String> change =
        async(() ->
            store.change(view -> {
              String longer = view.find(NOTE, HERE, id).orElse("") + text;
              view.put(NOTE, HERE, id, longer);
              ran.countDown();
              return longer;
            }));
    await(ran);
    pastTheLock();
    return change;
  }

  private <T> CompletableFuture<T> async(Supplier<T> deed) {
    return CompletableFuture.supplyAsync(deed, clients);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static void assertUnavailable(CompletableFuture<?> change) {
    CompletionException failed = assertThrows(CompletionException.class, change::join);
    assertInstanceOf(Fault.Unavailable.class, failed.getCause());
  }
}
