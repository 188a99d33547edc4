package weir.query.sql;

import io.trino.sql.tree.Except;
import io.trino.sql.tree.Intersect;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.SetOperation;
import io.trino.sql.tree.Union;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// UNION, INTERSECT and EXCEPT.
final class SetOperations {
  private SetOperations() {}

  static QueryText text(QueryAnalyzer analyzer, SetOperation operation, Optional<Scope> outer) {
    if (operation.getCorresponding().isPresent()) {
      throw Faults.unsupported(operation, "CORRESPONDING is not supported");
    }
    List<QueryText> parts =
        operation.getRelations().stream().map(part -> analyzer.part(part, outer)).toList();
    List<QueryText.Output> outputs = outputs(operation, parts);
    String word =
        switch (operation) {
          case Union _ -> " UNION ";
          case Intersect _ -> " INTERSECT ";
          case Except _ -> " EXCEPT ";
          default -> throw Faults.unsupported(operation, "This operation is not supported");
        };
    List<String> texts = new ArrayList<>();
    for (QueryText part : parts) {
      texts.add(coerced(analyzer, operation, part, outputs));
    }
    String text = String.join(word + (operation.isDistinct() ? "" : "ALL "), texts);
    return new QueryText(text, outputs);
  }

  private static List<QueryText.Output> outputs(SetOperation operation, List<QueryText> parts) {
    List<QueryText.Output> outputs = new ArrayList<>(parts.getFirst().outputs());
    boolean passesBoth = operation instanceof Union;
    for (QueryText part : parts.subList(1, parts.size())) {
      if (part.outputs().size() != outputs.size()) {
        throw Faults.type(
            operation,
            name(operation)
                + " query has different number of fields: "
                + outputs.size()
                + ", "
                + part.outputs().size());
      }
      for (int i = 0; i < outputs.size(); i++) {
        outputs.set(i, merged(operation, i, outputs.get(i), part.outputs().get(i), passesBoth));
      }
    }
    return outputs;
  }

  private static QueryText.Output merged(
      SetOperation operation,
      int place,
      QueryText.Output a,
      QueryText.Output b,
      boolean passesBoth) {
    SqlType type =
        Types.common(a.type(), b.type())
            .orElseThrow(() ->
                Faults.type(
                    operation,
                    "column %d in %s query has incompatible types: %s, %s"
                        .formatted(place + 1, name(operation), a.type().text(), b.type().text())));
    List<ScopeColumn.Origin> origins = new ArrayList<>();
    if (a.type().equals(b.type())) {
      origins.addAll(a.origins());
      if (passesBoth) {
        origins.addAll(b.origins());
      }
    }
    return new QueryText.Output(a.name(), type, origins);
  }

  private static String name(SetOperation operation) {
    return operation.getClass().getSimpleName().toUpperCase(Locale.ROOT);
  }

  /// The query in parentheses, its columns of the wanted types.
  static String coerced(
      QueryAnalyzer analyzer, Node at, QueryText query, List<QueryText.Output> wanted) {
    boolean isSame = true;
    List<String> items = new ArrayList<>();
    String alias = analyzer.analysis().alias();
    if (query.outputs().size() != wanted.size()) {
      throw Faults.type(at, "The parts of the query have different numbers of columns");
    }
    for (int i = 0; i < wanted.size(); i++) {
      SqlType from = query.outputs().get(i).type();
      SqlType to = wanted.get(i).type();
      isSame &=
          from.equals(to)
              || from.duckDb().equals(to.duckDb())
                  && !(to instanceof SqlType.Char)
                  && from != SimpleType.UNKNOWN;
      if (!Types.isCoercible(from, to)) {
        throw Faults.type(
            at, "column " + (i + 1) + " has incompatible types: " + to.text() + ", " + from.text());
      }
      items.add(Casts.coerce(Term.of(from, alias + ".c" + (i + 1)), to).text());
    }
    return isSame
        ? "(" + query.text() + ")"
        : "(SELECT " + Casts.joined(items) + " FROM " + query.as(alias) + ")";
  }
}
