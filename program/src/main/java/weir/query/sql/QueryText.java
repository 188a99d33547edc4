package weir.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A query whose names and types are settled, as DuckDB's text.
record QueryText(String text, List<Output> outputs) {
  /// @param origins the columns of tables that it passes on unchanged
  record Output(Optional<String> name, SqlType type, List<ScopeColumn.Origin> origins) {
    Output withoutOrigins() {
      return new Output(name, type, List.of());
    }

    Output renamed(String other) {
      return new Output(Optional.of(other), type, origins);
    }
  }

  QueryText {
    outputs = List.copyOf(outputs);
  }

  /// The query as a relation with the columns `c1`, `c2`, ….
  String as(String alias) {
    return "("
        + text
        + ") AS "
        + alias
        + IntStream.rangeClosed(1, outputs.size())
            .mapToObj(i -> "c" + i)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /// The columns of [#as(String)].
  List<ScopeColumn> columns(String alias, List<String> prefix) {
    List<ScopeColumn> columns = new ArrayList<>();
    for (Output output : outputs) {
      columns.add(
          new ScopeColumn(
              prefix,
              output.name(),
              output.type(),
              alias + ".c" + (columns.size() + 1),
              false,
              output.origins(),
              true));
    }
    return columns;
  }

  QueryText withoutOrigins() {
    return new QueryText(text, outputs.stream().map(Output::withoutOrigins).toList());
  }
}
