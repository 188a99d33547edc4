package weir.benchmarks;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.query.columns.ColumnCacheSettings;
import weir.query.duckdb.DuckDbSqlEngine;
import weir.query.duckdb.SqlEngineSettings;
import weir.query.engine.PartitionSource;
import weir.query.engine.QueryLimits;
import weir.query.engine.RunningQuery;
import weir.query.engine.SqlRows;
import weir.query.engine.TableFormat;
import weir.query.engine.TableSource;
import weir.query.lines.Delimiters;
import weir.query.lines.LineSerde;
import weir.query.objects.FolderObjects;
import weir.query.objects.ObjectAddress;
import weir.query.objects.S3CacheSettings;
import weir.query.session.EngineSettings;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SimpleType;
import weir.query.sql.SqlCatalog;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlName;
import weir.query.sql.SqlRelation;
import weir.query.sql.SqlSession;
import weir.query.sql.SqlStatement;
import weir.query.sql.SqlType;

/// Athena's SQL over one folder of flow logs: text to rows through the analysis, the translation
/// and the engine, as `weir serve` does it.
final class AthenaSide implements Contest.Side {
  static final int THREADS = Runtime.getRuntime().availableProcessors();

  /// What `weir serve` gives each query on a machine with 16 GB or more; DuckDB takes most of the
  /// machine's.
  private static final long MEMORY = Long.getLong("weir.memory", 2L << 30);

  private static final SqlName NAME = new SqlName("awsdatacatalog", "db", "flows");

  private final String name;
  private final DuckDbSqlEngine engine;
  private final TableSource source;
  private final String sql;

  private AthenaSide(String name, DuckDbSqlEngine engine, TableSource source, String sql) {
    this.name = name;
    this.engine = engine;
    this.source = source;
    this.sql = sql;
  }

  static SqlEngineSettings settings(Path home, boolean keepingColumns) {
    return new SqlEngineSettings(
        new EngineSettings(
            MEMORY,
            THREADS,
            home.resolve("spill"),
            new S3CacheSettings(home.resolve("s3"), 1 << 20, "", InstantSource.system())),
        10L << 30,
        4,
        100,
        keepingColumns
            ? Optional.of(
                new ColumnCacheSettings(home.resolve("columns"), 20L << 30, InstantSource.system()))
            : Optional.empty());
  }

  static AthenaSide of(
      String name, DuckDbSqlEngine engine, Path folder, boolean parquet, String sql) {
    return new AthenaSide(name, engine, source(folder, parquet), sql);
  }

  private static TableSource source(Path folder, boolean parquet) {
    List<SqlColumn> columns = new ArrayList<>();
    for (RecordField field : RecordFormat.DEFAULT.fields()) {
      columns.add(SqlColumn.of(field.columnName(), type(field)));
    }
    return new TableSource(
        new SqlRelation.Table(NAME, columns),
        parquet
            ? new TableFormat.Parquet()
            : new TableFormat.Lines(
                new LineSerde.Delimited(
                    new Delimiters(
                        (byte) ' ',
                        OptionalInt.empty(),
                        Delimiters.HIVE_NULL,
                        1,
                        (byte) 2,
                        (byte) 3))),
        new PartitionSource.None(ObjectAddress.of(folder)));
  }

  /// As AWS documents the table.
  private static SqlType type(RecordField field) {
    return switch (field) {
      case VERSION, SRCPORT, DSTPORT -> SimpleType.INTEGER;
      default -> field.isNumber() ? SimpleType.BIGINT : SqlType.parse("varchar");
    };
  }

  @Override
  public String name() {
    return name;
  }

  /// The query with its names and types settled.
  AnalyzedQuery analyzed() {
    SqlStatement.Select select = (SqlStatement.Select) SqlStatement.parse(sql);
    return AnalyzedQuery.of(
        select.query(),
        new OneTable(source.table()),
        new SqlSession("awsdatacatalog", "db", Instant.EPOCH, "benchmark", ZoneOffset.UTC));
  }

  @Override
  public List<String> answer() {
    try (RunningQuery running =
        engine.start(
            analyzed(),
            Map.of(NAME, source),
            new FolderObjects(Path.of("/")),
            QueryLimits.ATHENA)) {
      List<String> answer = new ArrayList<>();
      SqlRows rows = running.rows();
      while (rows.next()) {
        StringJoiner row = new StringJoiner("|");
        for (int column = 0; column < running.columns().size(); column++) {
          row.add(rows.text(column).orElse(""));
        }
        answer.add(row.toString());
      }
      return answer;
    }
  }

  /// A catalogue of nothing else.
  private record OneTable(SqlRelation.Table table) implements SqlCatalog {
    @Override
    public Optional<SqlRelation> relation(SqlName wanted) {
      return wanted.equals(NAME) ? Optional.of(table) : Optional.empty();
    }

    @Override
    public boolean hasSchema(String schema) {
      return schema.equals("db");
    }

    @Override
    public List<SqlName> relations(String schema) {
      return List.of(NAME);
    }

    @Override
    public List<String> schemas() {
      return List.of("db");
    }
  }
}
