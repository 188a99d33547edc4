package weir.query.athena;

import java.util.List;
import java.util.Optional;
import weir.query.hive.StoredView;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlStatement;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.TableDefinition;
import weir.store.catalog.TableName;

/// `CREATE [OR REPLACE] VIEW … AS …`
record ViewCreation(StatementRun run, SqlStatement.CreateView statement) {
  StatementOutcome outcome() {
    TableName name = NamedRelation.of(statement.name(), run.session());
    CallerCatalog seen = new CallerCatalog(run.catalog(), run.requester());
    run.requester().require(CatalogDeed.onDatabase("glue:GetDatabase", name.database()));
    if (run.catalog().findDatabase(name.database()).isEmpty()) {
      throw AthenaFault.named(
          "SCHEMA_NOT_FOUND", "line 1:1: Schema '" + name.database() + "' does not exist");
    }
    List<StoredView.Column> columns =
        AnalyzedQuery.of(statement.query(), seen, run.session()).outputs().stream()
            .map(output -> new StoredView.Column(output.name(), output.type().text()))
            .toList();
    TableDefinition definition =
        new StoredView(
                statement.query().text(), CallerCatalog.NAME, run.session().schema(), columns)
            .definition("");
    Optional<CatalogTable> before = run.catalog().find(name);
    if (before.isEmpty()) {
      run.requester()
          .require(CatalogDeed.onTable("glue:CreateTable", name.database(), name.table()));
      run.catalog().create(name, definition, run.requester().name());
    } else if (statement.replace() && before.get().isView()) {
      run.requester()
          .require(CatalogDeed.onTable("glue:UpdateTable", name.database(), name.table()));
      run.catalog().update(name, old -> definition);
    } else {
      throw AthenaFault.named(
          "TABLE_ALREADY_EXISTS",
          "line 1:1: "
              + (before.get().isView() ? "View" : "Table")
              + " already exists: '"
              + CallerCatalog.NAME
              + "."
              + name
              + "'");
    }
    return run.done();
  }
}
