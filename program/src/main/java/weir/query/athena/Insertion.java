package weir.query.athena;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import weir.query.engine.OutputFormat;
import weir.query.engine.PartitionSource;
import weir.query.engine.TableSource;
import weir.query.engine.WrittenRows;
import weir.query.objects.ObjectAddress;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlName;
import weir.query.sql.SqlOutput;
import weir.query.sql.SqlQuery;
import weir.query.sql.SqlStatement;
import weir.query.sql.SqlText;
import weir.query.sql.SqlType;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.TableName;

/// `INSERT INTO …`: further objects of a table, and its partitions that are new.
record Insertion(StatementRun run, SqlStatement.Insert statement) {
  StatementOutcome outcome() {
    TableName name = NamedRelation.of(statement.name(), run.session());
    CallerCatalog seen = new CallerCatalog(run.catalog(), run.requester());
    CatalogTable table =
        seen.table(name)
            .orElseThrow(() ->
                AthenaFault.named(
                    "TABLE_NOT_FOUND",
                    "line 1:1: Table '" + CallerCatalog.NAME + "." + name + "' does not exist"));
    if (table.isView()) {
      throw AthenaFault.named("NOT_SUPPORTED", "line 1:1: Inserting into views is not supported");
    }
    SqlName sqlName = new SqlName(CallerCatalog.NAME, name.database(), name.table());
    TableSource source = seen.tables().source(sqlName, table);
    OutputFormat format = InsertFormat.of(table);
    List<String> keys =
        table.partitionKeys().stream().map(key -> key.name().toLowerCase(Locale.ROOT)).toList();
    AnalyzedQuery query = AnalyzedQuery.of(cast(source, seen), seen, run.session());
    ObjectAddress folder = folder(table, source);
    WrittenData data = new WrittenData(run, folder, format, keys, "INSERT");
    WrittenRows written = data.write(query, seen);
    try {
      requirePlaces(table, written, folder);
      NewPartitions.register(run, name, written, folder);
    } catch (RuntimeException failed) {
      data.remove(written);
      throw failed;
    }
    return data.leave(written);
  }

  private static ObjectAddress folder(CatalogTable table, TableSource source) {
    if (source.partitions() instanceof PartitionSource.Projected
        && table.parameters().containsKey("storage.location.template")) {
      throw AthenaFault.named(
          "NOT_SUPPORTED",
          "the table "
              + table.name()
              + " has a storage.location.template; rows can be inserted into tables only whose"
              + " partitions lie in folders of the form key=value");
    }
    return ObjectAddress.of(table.storage().location()).folder();
  }

  /// Rows may not lie where a partition of the same values is not.
  private void requirePlaces(CatalogTable table, WrittenRows written, ObjectAddress folder) {
    for (WrittenRows.WrittenObject object : written.objects()) {
      List<String> values = new ArrayList<>();
      for (String value : object.partition()) {
        values.add(value == null ? PartitionSource.Partition.HIVE_NULL : value);
      }
      if (values.isEmpty()) {
        continue;
      }
      String address = object.entry().address().toString();
      run.catalog()
          .partitions()
          .find(table, values)
          .map(partition -> ObjectAddress.of(partition.storage().location()).folder().toString())
          .filter(place -> !address.startsWith(place))
          .ifPresent(place -> {
            throw AthenaFault.named(
                "NOT_SUPPORTED",
                "the partition "
                    + values
                    + " lies at "
                    + place
                    + "; rows can be inserted into partitions only that lie below "
                    + folder);
          });
    }
  }

  /// The statement's query with the table's columns in the table's order and of its types.
  private SqlQuery cast(TableSource source, CallerCatalog seen) {
    List<SqlColumn> columns =
        source.table().columns().stream().filter(column -> !column.hidden()).toList();
    List<SqlOutput> outputs = AnalyzedQuery.of(statement.query(), seen, run.session()).outputs();
    List<String> targets = targets(columns);
    if (outputs.size() != targets.size()) {
      throw mismatch(columns, targets, outputs);
    }
    List<String> picked = new ArrayList<>();
    for (SqlColumn column : columns) {
      int from = targets.indexOf(column.name());
      if (from >= 0 && !Assignable.to(column.type(), outputs.get(from).type())) {
        throw mismatch(columns, targets, outputs);
      }
      String value = from < 0 ? "NULL" : "c" + from;
      picked.add(
          "CAST(" + value + " AS " + column.type().text() + ") AS " + SqlText.name(column.name()));
    }
    return CastQuery.around(statement.query(), outputs.size(), picked);
  }

  /// The columns that the query's are meant for, in its order.
  private List<String> targets(List<SqlColumn> columns) {
    List<String> known = columns.stream().map(SqlColumn::name).toList();
    if (statement.columns().isEmpty()) {
      return known;
    }
    List<String> named =
        statement.columns().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    for (String name : named) {
      if (!known.contains(name)) {
        throw AthenaFault.named(
            "COLUMN_NOT_FOUND",
            "line 1:1: Insert column name does not exist in target table: " + name);
      }
    }
    if (new HashSet<>(named).size() < named.size()) {
      throw AthenaFault.named(
          "DUPLICATE_COLUMN_NAME", "line 1:1: Insert column name is specified more than once");
    }
    return named;
  }

  private static AthenaFault mismatch(
      List<SqlColumn> columns, List<String> targets, List<SqlOutput> outputs) {
    String table =
        targets.stream()
            .map(target ->
                columns.stream()
                    .filter(column -> column.name().equals(target))
                    .map(column -> column.type().text())
                    .findFirst()
                    .orElse("?"))
            .collect(Collectors.joining(", "));
    String query =
        outputs.stream().map(SqlOutput::type).map(SqlType::text).collect(Collectors.joining(", "));
    return AthenaFault.named(
        "TYPE_MISMATCH",
        "line 1:1: Insert query has mismatched column types: Table: ["
            + table
            + "], Query: ["
            + query
            + "]");
  }
}
