package weir.store.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.aws.Fault;

class StateStoreTest {
  private static final DocumentKind<String> NOTE =
      new DocumentKind<>("test.note", Function.identity(), Function.identity());
  private static final DocumentKind<Integer> COUNT =
      new DocumentKind<>("test.count", String::valueOf, Integer::valueOf);
  private static final Scope HERE = new Scope("111122223333", "us-east-1");
  private static final Scope THERE = new Scope("111122223333", "us-east-2");

  @TempDir private Path folder;

  @Test
  void whatIsChangedIsThereAfterTheNextStart() {
    try (StateStore store = open()) {
      store.change(change -> {
        change.put(NOTE, HERE, "a", "first");
        change.put(COUNT, Scope.global("111122223333"), "b", 7);
        return null;
      });
    }
    try (StateStore store = open()) {
      assertEquals(Optional.of("first"), store.read(view -> view.find(NOTE, HERE, "a")));
      assertEquals(
          Optional.of(7), store.read(view -> view.find(COUNT, Scope.global("111122223333"), "b")));
    }
  }

  @Test
  void aChangeThatThrowsChangesNothing() {
    try (StateStore store = open()) {
      assertThrows(
          IllegalStateException.class,
          () ->
              store.change(change -> {
                change.put(NOTE, HERE, "a", "lost");
                throw new IllegalStateException("in the middle");
              }));
      assertEquals(Optional.empty(), store.read(view -> view.find(NOTE, HERE, "a")));
    }
    try (StateStore store = open()) {
      assertEquals(0, store.size());
    }
  }

  @Test
  void aChangeThatTheDatabaseRefusesChangesNothing() {
    StateDatabase full =
        new StateDatabase() {
          @Override
          public void load(Row row) {}

          @Override
          public void write(List<StateStore.Write> writes) {
            throw new Fault.Unavailable("the disk is full");
          }

          @Override
          public void close() {}
        };
    StateStore store = StateStore.open(full);
    assertThrows(
        Fault.Unavailable.class,
        () ->
            store.change(change -> {
              change.put(NOTE, HERE, "a", "lost");
              return true;
            }));
    assertEquals(Optional.empty(), store.read(view -> view.find(NOTE, HERE, "a")));
  }

  /// A database that is lost at a commit, which it has made all the same.
  private static final class LostAtCommit implements StateDatabase {
    private final Map<StateStore.Place, String> kept = new TreeMap<>();
    private boolean losesNext;
    private boolean inDoubt;

    @Override
    public void load(Row row) {}

    @Override
    public void write(List<StateStore.Write> writes) {
      for (StateStore.Write write : writes) {
        if (write.text() == null) {
          kept.remove(write.place());
        } else {
          kept.put(write.place(), write.text());
        }
      }
      inDoubt = losesNext;
      losesNext = false;
      if (inDoubt) {
        throw new Fault.Unavailable("the connection was lost");
      }
    }

    @Override
    public boolean inDoubt() {
      return inDoubt;
    }

    @Override
    public void close() {}
  }

  @Test
  void whatWasWrittenThoughItIsSaidToHaveFailedIsTakenBack() {
    LostAtCommit database = new LostAtCommit();
    StateStore store = StateStore.open(database);
    put(store, "a", "before");
    database.losesNext = true;
    assertThrows(
        Fault.Unavailable.class,
        () ->
            store.change(change -> {
              change.put(NOTE, HERE, "a", "lost");
              change.put(NOTE, HERE, "b", "lost");
              return true;
            }));
    put(store, "c", "after");
    assertEquals(
        Map.of(new StateStore.Place(HERE, "a"), "before", new StateStore.Place(HERE, "c"), "after"),
        database.kept);
  }

  private static void put(StateStore store, String id, String text) {
    store.change(change -> {
      change.put(NOTE, HERE, id, text);
      return true;
    });
  }

  @Test
  void aChangeSeesItsOwnWritesAndNobodyElseDoesBefore() {
    StateStore store = StateStore.ephemeral();
    store.change(change -> {
      change.put(NOTE, HERE, "a", "mine");
      change.put(NOTE, HERE, "b", "too");
      change.remove(NOTE, HERE, "b");
      assertEquals(List.of("mine"), change.all(NOTE, HERE));
      assertEquals(List.of(), store.read(view -> view.all(NOTE, HERE)));
      return null;
    });
    assertEquals(List.of("mine"), store.read(view -> view.all(NOTE, HERE)));
  }

  @Test
  void regionsAndAccountsAreApart() {
    StateStore store = StateStore.ephemeral();
    store.change(change -> {
      change.put(NOTE, HERE, "a", "here");
      change.put(NOTE, THERE, "a", "there");
      change.put(NOTE, new Scope("444455556666", "us-east-1"), "a", "theirs");
      return null;
    });
    assertEquals(List.of("here"), store.read(view -> view.all(NOTE, HERE)));
    assertEquals(List.of("there"), store.read(view -> view.all(NOTE, THERE)));
    assertEquals(
        List.of("here", "there", "theirs"),
        store.read(view -> view.everywhere(NOTE).stream().map(StateView.Owned::document).toList()));
  }

  @Test
  void listenersHearWhichKindsChanged() {
    StateStore store = StateStore.ephemeral();
    List<Set<String>> heard = new ArrayList<>();
    store.onChange(heard::add);
    store.change(change -> {
      change.put(NOTE, HERE, "a", "x");
      change.put(COUNT, HERE, "a", 1);
      return null;
    });
    store.change(change -> null);
    assertEquals(List.of(Set.of("test.note", "test.count")), heard);
  }

  @Test
  void anUnknownIdIsNamed() {
    StateStore store = StateStore.ephemeral();
    Fault.NotFound gone =
        assertThrows(Fault.NotFound.class, () -> store.read(view -> view.get(NOTE, HERE, "vpc-1")));
    assertTrue(gone.sentence().contains("vpc-1"), gone.sentence());
  }

  @Test
  void anyRowOfChangesLeavesWhatAMapWouldHold() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Map<Scope, TreeMap<String, String>> model = new HashMap<>();
    StateStore store = open();
    for (int round = 0; round < 300; round++) {
      boolean fails = random.nextInt(5) == 0;
      Map<Scope, TreeMap<String, String>> next = new HashMap<>();
      model.forEach((scope, notes) -> next.put(scope, new TreeMap<>(notes)));
      try {
        store.change(change -> {
          for (int i = random.nextInt(4); i >= 0; i--) {
            Scope scope = random.nextBoolean() ? HERE : THERE;
            String id = "n" + random.nextInt(20);
            if (random.nextInt(3) == 0) {
              change.remove(NOTE, scope, id);
              next.computeIfAbsent(scope, s -> new TreeMap<>()).remove(id);
            } else {
              String text = "t" + random.nextInt();
              change.put(NOTE, scope, id, text);
              next.computeIfAbsent(scope, s -> new TreeMap<>()).put(id, text);
            }
          }
          if (fails) {
            throw new IllegalStateException("undone");
          }
          return null;
        });
        model.clear();
        model.putAll(next);
      } catch (IllegalStateException undone) {
        assertTrue(fails);
      }
      if (random.nextInt(50) == 0) {
        store.close();
        store = open();
      }
      for (Scope scope : List.of(HERE, THERE)) {
        assertEquals(
            List.copyOf(model.getOrDefault(scope, new TreeMap<>()).values()),
            store.read(view -> view.all(NOTE, scope)));
      }
    }
    store.close();
  }

  private StateStore open() {
    return StateStore.open(SqlStateDatabase.open(StateUrl.of(folder, null)));
  }
}
