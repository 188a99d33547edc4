package weir.query.athena;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import weir.query.engine.PartitionSource;
import weir.query.engine.RelationSource;
import weir.query.engine.TableSource;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlName;
import weir.query.sql.SqlOutput;
import weir.query.sql.TableUse;

/// A query's plan for people: its columns, the tables with what is read of them, and what DuckDB is
/// asked.
record PlanText(AnalyzedQuery query, Map<SqlName, RelationSource> sources) {
  String text() {
    StringBuilder text = new StringBuilder("Output [" + layout() + "]\n");
    for (TableUse use : query.tables()) {
      text.append("└─ TableScan [").append(use.table().name()).append("]\n");
      text.append("       columns: ").append(columns(use)).append('\n');
      text.append("       partitions: ").append(partitions(use)).append('\n');
      use.partitionCondition()
          .ifPresent(it -> text.append("       partition filter: ").append(it).append('\n'));
      use.condition().ifPresent(it -> text.append("       filter: ").append(it).append('\n'));
    }
    return text.append("Engine [DuckDB]\n").append("   ").append(duckDb()).append("\n").toString();
  }

  String json() {
    String tables =
        query.tables().stream()
            .map(use ->
                "{\"name\":\"TableScan\",\"table\":"
                    + quoted(use.table().name().toString())
                    + ",\"columns\":"
                    + list(use.columns().stream().sorted().toList())
                    + ",\"partitions\":"
                    + quoted(partitions(use))
                    + ",\"partitionFilter\":"
                    + use.partitionCondition().map(PlanText::quoted).orElse("null")
                    + ",\"filter\":"
                    + use.condition().map(PlanText::quoted).orElse("null")
                    + "}")
            .collect(Collectors.joining(","));
    return "{\"name\":\"Output\",\"columns\":"
        + list(query.outputs().stream().map(SqlOutput::name).toList())
        + ",\"children\":["
        + tables
        + "],\"engine\":\"DuckDB\",\"statement\":"
        + quoted(duckDb())
        + "}";
  }

  private String duckDb() {
    return query.duckDb(use -> "\"" + use.table().name() + "\"");
  }

  private String layout() {
    return query.outputs().stream()
        .map(output -> output.name() + ":" + output.type().text())
        .collect(Collectors.joining(", "));
  }

  private static String columns(TableUse use) {
    return use.columns().stream().sorted().collect(Collectors.joining(", "));
  }

  private String partitions(TableUse use) {
    if (!(sources.get(use.table().name()) instanceof TableSource source)) {
      return "";
    }
    return switch (source.partitions()) {
      case PartitionSource.None none -> "none, " + none.location();
      case PartitionSource.Listed listed -> listed.partitions().size() + " in the catalogue";
      case PartitionSource.Projected projected -> "projected";
    };
  }

  private static String list(List<String> texts) {
    return texts.stream().map(PlanText::quoted).collect(Collectors.joining(",", "[", "]"));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        default -> {
          if (c < ' ') {
            quoted.append(String.format("\\u%04x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
