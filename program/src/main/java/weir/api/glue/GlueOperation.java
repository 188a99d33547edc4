package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.glue.model.GlueRequest;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.gateway.ModelledOperation;
import weir.api.logs.LentEvents;
import weir.query.trino.LentTable;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogRefusal;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.TableName;
import weir.store.state.Scope;

/// One operation of Glue: refuses members that Weir does not act on, then asks for permission on
/// what it is about and on everything around that, as Glue does.
///
/// To add one, extend this with a class named like the operation, and name it in [GlueApi].
abstract class GlueOperation<I extends GlueRequest, O extends SdkPojo>
    extends ModelledOperation<I, O> {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  private final Glue glue;

  /// @param builder `GetTableRequest::builder`
  /// @param members those that the operation reads; any other is refused
  GlueOperation(Glue glue, Supplier<? extends SdkPojo> builder, String... members) {
    super(RULES, builder, members);
    this.glue = glue;
  }

  final Glue glue() {
    return glue;
  }

  @Override
  public final O answer(I request, Call call) {
    try {
      return done(request, call);
    } catch (CatalogRefusal refused) {
      throw GlueErrors.of(refused);
    }
  }

  /// Does it.
  ///
  /// @throws CatalogRefusal when the catalogue refuses
  abstract O done(I request, Call call);

  /// The catalogue that a request means.
  final Catalog catalog(@Nullable String catalogId, Call call) {
    return glue.catalog(scope(catalogId, call));
  }

  private static Scope scope(@Nullable String catalogId, Call call) {
    if (catalogId != null && !ACCOUNT.matcher(catalogId).matches()) {
      throw GlueErrors.invalid(
          "CatalogId is "
              + catalogId
              + " but must be an account's id; Weir has one catalogue in"
              + " each account");
    }
    return new Scope(catalogId == null ? call.accountId() : catalogId, call.region());
  }

  /// The name of a table that a request must give.
  static TableName name(@Nullable String database, String member, @Nullable String table) {
    return new TableName(GlueNames.name("databaseName", database), GlueNames.name(member, table));
  }

  final Permission on(String arn, Scope owner, Call call) {
    return glue.guarded(Permission.of("glue:" + name(), arn), owner, call);
  }

  final List<Permission> onCatalog(@Nullable String catalogId, Call call) {
    Scope owner = scope(catalogId, call);
    return List.of(on(GlueArns.of(owner).catalog(), owner, call));
  }

  final List<Permission> onDatabase(
      @Nullable String catalogId, @Nullable String database, Call call) {
    Scope owner = scope(catalogId, call);
    GlueArns arns = GlueArns.of(owner);
    return List.of(
        on(arns.catalog(), owner, call), on(arns.database(named(database)), owner, call));
  }

  /// With everything in it, as what deletes it needs.
  final List<Permission> onDatabaseWithAll(
      @Nullable String catalogId, @Nullable String database, Call call) {
    Scope owner = scope(catalogId, call);
    GlueArns arns = GlueArns.of(owner);
    List<Permission> all = new ArrayList<>(onDatabase(catalogId, database, call));
    all.add(on(arns.table(named(database), "*"), owner, call));
    // What denies one of the tables does not say that it denies all.
    Catalog catalog = glue.catalog(owner);
    if (database != null && catalog.findDatabase(database).isPresent()) {
      for (CatalogTable table : catalog.tables(database)) {
        all.add(on(arns.table(database, table.name().table()), owner, call));
      }
    }
    all.add(on(arns.functions(named(database)), owner, call));
    return all;
  }

  final List<Permission> onTable(
      @Nullable String catalogId, @Nullable String database, @Nullable String table, Call call) {
    return onTables(catalogId, database, List.of(named(table)), call);
  }

  final List<Permission> onTables(
      @Nullable String catalogId, @Nullable String database, List<String> tables, Call call) {
    Scope owner = scope(catalogId, call);
    GlueArns arns = GlueArns.of(owner);
    List<Permission> all = new ArrayList<>(onDatabase(catalogId, database, call));
    for (String table : tables) {
      all.add(on(arns.table(named(database), table), owner, call));
    }
    return all;
  }

  /// What reading a table needs: of log events that are lent, the right to query their groups too.
  final List<Permission> onTableOrLoan(
      @Nullable String catalogId, @Nullable String database, @Nullable String table, Call call) {
    List<Permission> all = new ArrayList<>(onTable(catalogId, database, table, call));
    lent(database, table).ifPresent(lent -> all.addAll(LentEvents.needed(lent, call)));
    return all;
  }

  /// A table of the catalogue, or of log events that are lent.
  final CatalogTable tableOrLoan(Catalog catalog, TableName name) {
    return lent(name.database(), name.table())
        .map(LentTable::table)
        .orElseGet(() -> catalog.table(name));
  }

  private Optional<LentTable> lent(@Nullable String database, @Nullable String table) {
    return database == null || table == null
        ? Optional.empty()
        : glue.loans().table(database, table);
  }

  final List<Permission> onCrawler(@Nullable String name, Call call) {
    return List.of(on(GlueArns.of(call.scope()).crawler(named(name)), call.scope(), call));
  }

  final List<Permission> onArn(@Nullable String arn, Call call) {
    return List.of(on(named(arn), call.scope(), call));
  }

  /// What stands for a name that is missing until that is said.
  private static String named(@Nullable String name) {
    return name == null ? "*" : name;
  }

  /// Whether the caller may see a database in a list.
  final boolean sees(Scope owner, String database, Call call) {
    return call.permits(on(GlueArns.of(owner).database(database), owner, call));
  }

  /// Whether the caller may see a table in a list.
  final boolean sees(Scope owner, TableName table, Call call) {
    return call.permits(on(GlueArns.of(owner).table(table.database(), table.table()), owner, call));
  }
}
