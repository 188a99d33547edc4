package weir.query.engine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlCatalog;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlName;
import weir.query.sql.SqlRelation;
import weir.query.sql.SqlSession;
import weir.query.sql.SqlStatement;

/// The relations of log events that one query may name.
public record LogCatalog(List<LogGroupSource> sources) implements SqlCatalog {
  private static final String CATALOG = "awsdatacatalog";
  private static final String SCHEMA = "logs";

  public LogCatalog {
    sources = List.copyOf(sources);
  }

  /// The name of the relation with a number.
  public static SqlName name(int number) {
    return new SqlName(CATALOG, SCHEMA, "events" + number);
  }

  /// Settles names and types of a query over these relations.
  ///
  /// @param sql Trino's
  /// @throws SqlFault when it is wrong
  public AnalyzedQuery analyzed(String sql) {
    if (SqlStatement.parse(sql) instanceof SqlStatement.Select select) {
      return AnalyzedQuery.of(
          select.query(),
          this,
          new SqlSession(CATALOG, SCHEMA, Instant.EPOCH, "insights", ZoneOffset.UTC));
    }
    throw new SqlFault("NOT_SUPPORTED", 0, 0, "a question about log events must be a SELECT");
  }

  @Override
  public Optional<SqlRelation> relation(SqlName name) {
    return sources.stream()
        .filter(source -> source.name().equals(name))
        .map(LogGroupSource::table)
        .<SqlRelation>map(table -> table)
        .findFirst();
  }

  @Override
  public boolean hasSchema(String schema) {
    return schema.equals(SCHEMA);
  }

  @Override
  public List<SqlName> relations(String schema) {
    return sources.stream().map(LogGroupSource::name).toList();
  }

  @Override
  public List<String> schemas() {
    return List.of(SCHEMA);
  }
}
