package weir.query.duckdb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import weir.query.engine.HiddenColumn;
import weir.query.engine.PartitionSource;
import weir.query.engine.QueryLimits;
import weir.query.engine.QueryStatistics;
import weir.query.engine.RunningQuery;
import weir.query.engine.SqlRows;
import weir.query.engine.TableFormat;
import weir.query.engine.TableSource;
import weir.query.files.Asked;
import weir.query.lines.Delimiters;
import weir.query.lines.JsonKeys;
import weir.query.lines.LineSerde;
import weir.query.objects.FolderObjects;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectSource;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlName;
import weir.query.sql.SqlOutput;
import weir.query.sql.SqlRelation;
import weir.query.sql.SqlType;
import weir.query.sql.TableUse;

/// A question to one table in DuckDB's own SQL, in which `t` is the table.
record TableQuestion(
    TableSource source,
    String sql,
    List<String> types,
    Optional<String> partitionCondition,
    Map<String, List<String>> pinned,
    Optional<String> condition) {
  static final SqlName NAME = new SqlName("awsdatacatalog", "db", "t");

  static final SqlEngineSettings SETTINGS = new SqlEngineSettings(Asked.SETTINGS, 64L << 20, 2, 4);

  /// What came of it.
  record Answer(List<String> rows, QueryStatistics statistics) {}

  /// @param types of the answer's columns, as Trino names them
  static TableQuestion of(TableSource source, String sql, String... types) {
    return new TableQuestion(
        source, sql, List.of(types), Optional.empty(), Map.of(), Optional.empty());
  }

  TableQuestion where(String partitionCondition) {
    return new TableQuestion(
        source, sql, types, Optional.of(partitionCondition), pinned, condition);
  }

  TableQuestion pinned(String column, String... values) {
    return new TableQuestion(
        source, sql, types, partitionCondition, Map.of(column, List.of(values)), condition);
  }

  TableQuestion knowing(String rowCondition) {
    return new TableQuestion(
        source, sql, types, partitionCondition, pinned, Optional.of(rowCondition));
  }

  EngineQuery query() {
    Set<String> all =
        source.table().columns().stream().map(SqlColumn::name).collect(Collectors.toSet());
    TableUse use = new TableUse(0, source.table(), all, partitionCondition, pinned, condition);
    List<SqlOutput> outputs = new ArrayList<>();
    for (String type : types) {
      outputs.add(new SqlOutput("c" + outputs.size(), SqlType.parse(type)));
    }
    return new EngineQuery(
        outputs,
        List.of(use),
        List.of(),
        relation -> "WITH t AS (SELECT * FROM " + relation.apply(use) + " AS r) " + sql);
  }

  Answer ask() {
    try (DuckDbSqlEngine engine = new DuckDbSqlEngine(SETTINGS)) {
      return ask(engine, new FolderObjects(Path.of("/")), QueryLimits.ATHENA);
    }
  }

  Answer ask(DuckDbSqlEngine engine, ObjectSource objects, QueryLimits limits) {
    try (RunningQuery running = start(engine, objects, limits)) {
      SqlRows answer = running.rows();
      List<String> rows = new ArrayList<>();
      while (answer.next()) {
        StringJoiner row = new StringJoiner("|");
        for (int column = 0; column < types.size(); column++) {
          row.add(answer.text(column).orElse("NULL"));
        }
        rows.add(row.toString());
      }
      return new Answer(rows, running.statistics());
    }
  }

  RunningQuery start(DuckDbSqlEngine engine, ObjectSource objects, QueryLimits limits) {
    return engine.start(query(), Map.of(NAME, source), objects, limits);
  }

  /// A table with columns `name type`, partition columns after `|`, over a folder.
  static SqlRelation.Table table(String columns, String partitionColumns) {
    List<SqlColumn> all = new ArrayList<>();
    for (String column : columns.isEmpty() ? new String[0] : columns.split("; ?", -1)) {
      int blank = column.indexOf(' ');
      all.add(
          SqlColumn.of(column.substring(0, blank), SqlType.ofHive(column.substring(blank + 1))));
    }
    for (String column :
        partitionColumns.isEmpty() ? new String[0] : partitionColumns.split("; ?", -1)) {
      int blank = column.indexOf(' ');
      all.add(
          new SqlColumn(
              column.substring(0, blank),
              SqlType.ofHive(column.substring(blank + 1)),
              false,
              true));
    }
    for (HiddenColumn hidden : HiddenColumn.values()) {
      all.add(hidden.column());
    }
    return new SqlRelation.Table(NAME, all);
  }

  static TableSource in(Path folder, TableFormat format, String columns) {
    return new TableSource(
        table(columns, ""), format, new PartitionSource.None(ObjectAddress.of(folder)));
  }

  static TableFormat delimited(char field, int headerLines) {
    return new TableFormat.Lines(
        new LineSerde.Delimited(
            new Delimiters(
                (byte) field, OptionalInt.empty(), "\\N", headerLines, (byte) 2, (byte) 3)));
  }

  /// JSON whose keys are the columns' names; a column that is called `m` or `c7` holds a map.
  static TableFormat json(String... columns) {
    return new TableFormat.Lines(
        new LineSerde.Json(
            new JsonKeys(
                Stream.of(columns)
                    .map(name -> new JsonKeys.Column(name, List.of("m", "c7").contains(name)))
                    .toList(),
                Map.of(),
                false,
                false,
                false)));
  }
}
