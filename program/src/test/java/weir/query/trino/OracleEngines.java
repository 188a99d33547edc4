package weir.query.trino;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weir.query.duckdb.DuckDbBench;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlCatalog;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlName;
import weir.query.sql.SqlOutput;
import weir.query.sql.SqlRelation;
import weir.query.sql.SqlSession;
import weir.query.sql.SqlStatement;

/// The two engines a question is put to: ours, and a real Trino.
final class OracleEngines {
  private static final SqlSession SESSION =
      new SqlSession(
          "awsdatacatalog",
          "default",
          Instant.parse("2026-11-21T18:30:15.123Z"),
          "tester",
          ZoneOffset.UTC);

  /// A catalogue without tables.
  private static final SqlCatalog EMPTY =
      new SqlCatalog() {
        @Override
        public Optional<SqlRelation> relation(SqlName name) {
          return Optional.empty();
        }

        @Override
        public boolean hasSchema(String schema) {
          return schema.equals("default");
        }

        @Override
        public List<SqlName> relations(String schema) {
          return List.of();
        }

        @Override
        public List<String> schemas() {
          return List.of("default");
        }
      };

  private OracleEngines() {}

  static OracleAnswer duckDb(DuckDbBench bench, String sql) {
    try {
      if (!(SqlStatement.parse(sql) instanceof SqlStatement.Select select)) {
        throw new IllegalArgumentException("a query is wanted, not " + sql);
      }
      AnalyzedQuery query = AnalyzedQuery.of(select.query(), EMPTY, SESSION);
      return OracleAnswer.rows(types(query.outputs()), bench.rows(query));
    } catch (SqlFault fault) {
      return OracleAnswer.error(fault.errorName(), fault.message());
    } catch (RuntimeException broken) {
      return OracleAnswer.error("BROKEN", broken.toString());
    }
  }

  private static List<String> types(List<SqlOutput> outputs) {
    return outputs.stream().map(output -> output.type().text()).toList();
  }

  static OracleAnswer trino(TrinoClient client, String sql) {
    try {
      TrinoPage page = client.begin(sql, "hive", "default", Map.of());
      List<SqlOutput> columns = page.columns();
      List<List<@Nullable String>> rows = new ArrayList<>();
      while (true) {
        if (page.failure().isPresent()) {
          throw page.failure().get();
        }
        columns = page.columns().isEmpty() ? columns : page.columns();
        for (JsonNode row : page.rows()) {
          List<@Nullable String> cells = new ArrayList<>();
          for (int i = 0; i < columns.size(); i++) {
            JsonNode cell = row.path(i);
            cells.add(cell.isNull() ? null : TrinoCell.text(columns.get(i).type(), cell));
          }
          rows.add(cells);
        }
        if (page.next().isEmpty()) {
          return OracleAnswer.rows(types(columns), rows);
        }
        page = client.next(page.next().get());
      }
    } catch (SqlFault fault) {
      return OracleAnswer.error(fault.errorName(), fault.message());
    } catch (RuntimeException broken) {
      return OracleAnswer.error("UNREADABLE", broken.toString());
    }
  }
}
