package weir.query.athena;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import weir.model.aws.Fault;
import weir.query.hive.CatalogNeed;
import weir.query.hive.CatalogSight;
import weir.query.hive.DatabaseStatement;
import weir.query.hive.DdlFault;
import weir.query.hive.HiveExecution;
import weir.query.hive.HiveResult;
import weir.query.hive.HiveStatement;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.TableName;

/// A statement in Hive's dialect, from the rights that it needs to the text that it leaves.
record DdlRun(StatementRun run) {
  StatementOutcome outcome() {
    try {
      HiveStatement statement = HiveStatement.parse(run.order().text());
      for (CatalogNeed need : CatalogNeed.of(statement, run.session().schema())) {
        run.requester()
            .require(new CatalogDeed("glue:" + need.action(), need.database(), need.table()));
      }
      if (statement instanceof DatabaseStatement.Drop drop && drop.cascade()) {
        requireAll(drop.database());
      }
      run.check();
      HiveExecution execution =
          new HiveExecution(
              run.catalog(),
              new StoppableObjects(run.requester().data(), run::check),
              run.session(),
              new Sight(run.requester()));
      return leave(execution.run(statement));
    } catch (DdlFault fault) {
      leave(fault.sentence());
      throw new AthenaFault(fault.sentence(), kind(fault));
    }
  }

  /// A database goes with its tables: each of them must be the caller's to delete.
  private void requireAll(String database) {
    if (run.catalog().findDatabase(database).isPresent()) {
      for (CatalogTable table : run.catalog().tables(database)) {
        run.requester()
            .require(CatalogDeed.onTable("glue:DeleteDatabase", database, table.name().table()));
      }
    }
  }

  private static ErrorKind kind(DdlFault fault) {
    return switch (fault.kind()) {
      case SYNTAX, TASK -> ErrorKind.DDL;
      case SEMANTIC -> ErrorKind.of("SYNTAX_ERROR");
      case UNSUPPORTED -> ErrorKind.of("NOT_SUPPORTED");
    };
  }

  private StatementOutcome leave(HiveResult result) {
    StatementKind kind = run.order().kind();
    List<AnswerColumn> columns = result.columns().stream().map(AnswerColumn::string).toList();
    boolean planned =
        kind == StatementKind.DESCRIBE_TABLE || kind == StatementKind.SHOW_CREATE_TABLE;
    String type = planned ? ResultFiles.PLAIN : ResultFiles.UNPLANNED;
    run.files().text(result.lines(), type);
    if (!columns.isEmpty()) {
      run.files().metadata("", OptionalLong.empty(), columns, type);
    }
    boolean counted = kind.type() == StatementKind.Type.UTILITY && !planned;
    return new StatementOutcome(
        columns,
        counted ? OptionalLong.of(0) : OptionalLong.empty(),
        Optional.empty(),
        run.statistics());
  }

  /// A statement of Hive's that failed leaves why.
  private void leave(String reason) {
    try {
      run.files().text(List.of(reason), ResultFiles.PLAIN);
    } catch (AthenaFault | Fault unwritten) {
      // The reason is in the execution's state all the same.
    }
  }

  private record Sight(Requester requester) implements CatalogSight {
    @Override
    public boolean seesDatabase(String name) {
      return requester.permits(CatalogDeed.onDatabase("glue:GetDatabases", name))
          || requester.permits(CatalogDeed.onDatabase("glue:GetDatabase", name));
    }

    @Override
    public boolean seesTable(TableName name) {
      return requester.permits(CatalogDeed.onTable("glue:GetTables", name.database(), name.table()))
          || requester.permits(CatalogDeed.onTable("glue:GetTable", name.database(), name.table()));
    }
  }
}
