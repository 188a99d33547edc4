package weir.store.catalog;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import weir.store.state.DocumentKind;
import weir.store.state.Scope;
import weir.store.state.StateChange;
import weir.store.state.StateStore;
import weir.store.state.StateView;

/// The databases and tables of one account in one region. Safe for any number of threads.
///
/// Names are found in any case, and kept in small letters.
public final class Catalog {
  private static final long MOST_VERSIONS = 100_000;

  private final StateStore store;
  private final Scope scope;
  private final InstantSource clock;

  public Catalog(StateStore store, Scope scope, InstantSource clock) {
    this.store = store;
    this.scope = scope;
    this.clock = clock;
  }

  /// Whose it is, and where.
  public Scope scope() {
    return scope;
  }

  /// The partitions of its tables.
  public Partitions partitions() {
    return new Partitions(store, scope);
  }

  public Instant now() {
    return clock.instant();
  }

  public Optional<CatalogDatabase> findDatabase(String name) {
    return store.read(view -> findDatabase(view, name));
  }

  private Optional<CatalogDatabase> findDatabase(StateView view, String name) {
    return view.find(CatalogDocuments.DATABASE, scope, TableName.folded(name));
  }

  /// @throws CatalogRefusal when there is none
  public CatalogDatabase database(String name) {
    return findDatabase(name).orElseThrow(() -> CatalogRefusal.noDatabase(name));
  }

  /// By ascending name.
  public List<CatalogDatabase> databases() {
    return store.read(view -> view.all(CatalogDocuments.DATABASE, scope));
  }

  /// @throws CatalogRefusal when there is one of the name
  public void create(CatalogDatabase database) {
    store.change(change -> {
      if (findDatabase(change, database.name()).isPresent()) {
        throw CatalogRefusal.exists("Database");
      }
      change.put(CatalogDocuments.DATABASE, scope, database.name(), database);
      return database;
    });
  }

  /// Changes a database, which keeps its name and the time of its making.
  ///
  /// @throws CatalogRefusal when there is none
  public void updateDatabase(String name, UnaryOperator<CatalogDatabase> deed) {
    store.change(change -> {
      CatalogDatabase before =
          findDatabase(change, name).orElseThrow(() -> CatalogRefusal.noDatabase(name));
      change.put(CatalogDocuments.DATABASE, scope, before.name(), deed.apply(before));
      return before;
    });
  }

  /// Deletes a database with everything in it.
  ///
  /// @throws CatalogRefusal when there is none
  public void deleteDatabase(String name) {
    store.change(change -> {
      CatalogDatabase database =
          findDatabase(change, name).orElseThrow(() -> CatalogRefusal.noDatabase(name));
      tables(change, database.name()).forEach(table -> forget(change, table));
      change.remove(CatalogDocuments.DATABASE, scope, database.name());
      return database;
    });
  }

  public Optional<CatalogTable> find(TableName name) {
    return store.read(view -> find(view, name));
  }

  private Optional<CatalogTable> find(StateView view, TableName name) {
    return view.find(CatalogDocuments.TABLE, scope, CatalogDocuments.table(name));
  }

  /// @throws CatalogRefusal when there is none, or not even its database
  public CatalogTable table(TableName name) {
    return store.read(view -> table(view, name));
  }

  private CatalogTable table(StateView view, TableName name) {
    return find(view, name).orElseThrow(() -> missing(view, name));
  }

  private CatalogRefusal missing(StateView view, TableName name) {
    return findDatabase(view, name.database()).isEmpty()
        ? CatalogRefusal.noDatabase(name.database())
        : CatalogRefusal.noTable(name);
  }

  /// The tables and views of a database, by ascending name.
  ///
  /// @throws CatalogRefusal when there is no such database
  public List<CatalogTable> tables(String database) {
    return store.read(view -> {
      CatalogDatabase there =
          findDatabase(view, database).orElseThrow(() -> CatalogRefusal.noDatabase(database));
      return tables(view, there.name());
    });
  }

  private List<CatalogTable> tables(StateView view, String database) {
    return view.all(CatalogDocuments.TABLE, scope, DocumentId.of(database)).stream()
        .sorted(Comparator.comparing(table -> table.name().table()))
        .toList();
  }

  /// All tables and views, by database and name.
  public List<CatalogTable> tables() {
    return store.read(view -> view.all(CatalogDocuments.TABLE, scope));
  }

  /// Makes a table or view.
  ///
  /// @param maker ARN of who makes it; empty when Weir does
  /// @throws CatalogRefusal when there is one of the name, or no such database
  public CatalogTable create(TableName name, TableDefinition definition, String maker) {
    check(definition);
    Instant now = clock.instant();
    CatalogTable made =
        new CatalogTable(
            name,
            definition,
            new CatalogTable.TableHistory(UUID.randomUUID().toString(), now, now, maker, 0));
    return store.change(change -> {
      if (findDatabase(change, name.database()).isEmpty()) {
        throw CatalogRefusal.noDatabase(name.database());
      }
      if (find(change, name).isPresent()) {
        throw CatalogRefusal.exists("Table");
      }
      change.put(CatalogDocuments.TABLE, scope, CatalogDocuments.table(name), made);
      return made;
    });
  }

  /// Changes a table.
  ///
  /// @throws CatalogRefusal when there is none
  public CatalogTable update(TableName name, UnaryOperator<TableDefinition> deed) {
    return update(name, deed, OptionalLong.empty(), true);
  }

  /// Changes a table.
  ///
  /// @param expected the version that the change is meant for
  /// @param archives whether what it was before can be looked at later
  /// @throws CatalogRefusal when there is none, or it has another version
  public CatalogTable update(
      TableName name,
      UnaryOperator<TableDefinition> deed,
      OptionalLong expected,
      boolean archives) {
    return store.change(change -> {
      CatalogTable before = table(change, name);
      CatalogTable.TableHistory history = before.history();
      if (expected.isPresent() && expected.getAsLong() != history.version()) {
        throw new CatalogRefusal(
            CatalogRefusal.Reason.CHANGED, "Update table failed due to concurrent modifications.");
      }
      if (history.version() >= MOST_VERSIONS) {
        throw new CatalogRefusal(
            CatalogRefusal.Reason.TOO_MANY,
            "The table has " + MOST_VERSIONS + " versions; delete some of them first");
      }
      CatalogTable after =
          new CatalogTable(
              name,
              deed.apply(before.definition()),
              new CatalogTable.TableHistory(
                  history.id(),
                  history.created(),
                  clock.instant(),
                  history.createdBy(),
                  history.version() + 1));
      check(after.definition());
      if (archives) {
        change.put(
            CatalogDocuments.VERSION,
            scope,
            CatalogDocuments.version(history.id(), history.version()),
            before);
      }
      change.put(CatalogDocuments.TABLE, scope, CatalogDocuments.table(name), after);
      return after;
    });
  }

  private static void check(TableDefinition definition) {
    Set<String> names = new HashSet<>();
    definition.storage().columns().forEach(column -> names.add(TableName.folded(column.name())));
    for (CatalogColumn key : definition.partitionKeys()) {
      if (!names.add(TableName.folded(key.name()))) {
        throw CatalogRefusal.invalid(
            "The column " + key.name() + " is there twice; a partition key's name must be its own");
      }
    }
  }

  /// Deletes a table with its versions and partitions.
  ///
  /// @throws CatalogRefusal when there is none
  public void delete(TableName name) {
    store.change(change -> {
      CatalogTable table = table(change, name);
      forget(change, table);
      return table;
    });
  }

  private void forget(StateChange change, CatalogTable table) {
    String prefix = DocumentId.of(table.history().id());
    for (DocumentKind<?> kind :
        List.of(CatalogDocuments.VERSION, CatalogDocuments.STORAGE, CatalogDocuments.PARTITION)) {
      change.ids(kind, scope, prefix).forEach(id -> change.remove(kind, scope, id));
    }
    change.remove(CatalogDocuments.TABLE, scope, CatalogDocuments.table(table.name()));
  }

  /// What a table is and was, the latest first.
  ///
  /// @throws CatalogRefusal when there is no such table
  public List<CatalogTable> versions(TableName name) {
    return store.read(view -> {
      CatalogTable table = table(view, name);
      List<CatalogTable> all = new ArrayList<>();
      all.add(table);
      all.addAll(
          view.all(CatalogDocuments.VERSION, scope, DocumentId.of(table.history().id()))
              .reversed());
      return all;
    });
  }

  /// Forgets what a table was in one of its versions.
  ///
  /// @throws CatalogRefusal when there is none, or it is what the table is now
  public void deleteVersion(TableName name, long version) {
    store.change(change -> {
      CatalogTable table = table(change, name);
      if (table.history().version() == version) {
        throw CatalogRefusal.invalid(
            "Version " + version + " is what the table is now; only earlier ones can be deleted");
      }
      String id = CatalogDocuments.version(table.history().id(), version);
      if (change.find(CatalogDocuments.VERSION, scope, id).isEmpty()) {
        throw CatalogRefusal.noVersion();
      }
      change.remove(CatalogDocuments.VERSION, scope, id);
      return table;
    });
  }
}
