package weir.query.sql;

import io.trino.sql.tree.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Settles the names and types of a query and writes it for DuckDB.
final class QueryAnalyzer {
  private final Analysis analysis;
  private final SqlSession session;
  private final CommonTables names;

  QueryAnalyzer(Analysis analysis, SqlSession session, CommonTables names) {
    this.analysis = analysis;
    this.session = session;
    this.names = names;
  }

  Analysis analysis() {
    return analysis;
  }

  SqlSession session() {
    return session;
  }

  CommonTables names() {
    return names;
  }

  QueryAnalyzer with(CommonTables other) {
    return new QueryAnalyzer(analysis, session, other);
  }

  void markRead(ScopeColumn column) {
    for (ScopeColumn.Origin origin : column.origins()) {
      analysis.tables().get(origin.table()).read(origin.column());
    }
  }

  /// A query that may use the columns around it.
  QueryText inside(Query query, Scope scope) {
    return query(query, Optional.of(scope));
  }

  QueryText query(Query query, Optional<Scope> outer) {
    if (!query.getFunctions().isEmpty()) {
      throw Faults.unsupported(query, "WITH FUNCTION is not supported");
    }
    CommonTables extended = names;
    if (query.getWith().isPresent()) {
      extended = extend(query.getWith().get());
    }
    QueryAnalyzer analyzer = with(extended);
    QueryText body = analyzer.body(query.getQueryBody(), outer);
    if (query.getOrderBy().isEmpty() && query.getLimit().isEmpty() && query.getOffset().isEmpty()) {
      return body;
    }
    return analyzer.sorted(query, body, outer);
  }

  private CommonTables extend(With with) {
    CommonTables extended = names;
    List<String> seen = new ArrayList<>();
    for (WithQuery named : with.getQueries()) {
      String name = named.getName().getCanonicalValue();
      if (seen.contains(name)) {
        throw Faults.at(
            named,
            "DUPLICATE_NAMED_QUERY",
            "WITH query name '" + named.getName().getValue() + "' specified more than once");
      }
      seen.add(name);
      CommonTables.Named added =
          new CommonTables.Named(
              named, extended, with.isRecursive() && Recursion.namesItself(named));
      // Analysed once here so that a query nobody uses is checked too.
      RelationAnalyzer.commonTable(dryRun(), added);
      extended = added;
    }
    return extended;
  }

  /// An analyzer whose tables do not count.
  private QueryAnalyzer dryRun() {
    Analysis scratch = new Analysis(analysis.catalog());
    scratch.viewsOpen().addAll(analysis.viewsOpen());
    return new QueryAnalyzer(scratch, session, names);
  }

  private QueryText sorted(Query query, QueryText body, Optional<Scope> outer) {
    String alias = analysis.alias();
    List<ScopeColumn> columns = body.columns(alias, List.of());
    Scope scope = Scope.of(columns, outer);
    Ordering ordering =
        new Ordering(
            new ExpressionAnalyzer(this, scope, "ORDER BY", Map.of()),
            columns.stream().map(Term::column).toList(),
            body.outputs());
    StringBuilder text = new StringBuilder("SELECT * FROM ").append(body.as(alias));
    text.append(ordering.tail(query.getOrderBy(), query.getOffset(), query.getLimit(), false));
    boolean isCut = query.getLimit().isPresent() || query.getOffset().isPresent();
    QueryText sorted = new QueryText(text.toString(), body.outputs());
    return isCut ? sorted.withoutOrigins() : sorted;
  }

  private QueryText body(QueryBody body, Optional<Scope> outer) {
    return switch (body) {
      case QuerySpecification specification ->
          new SpecificationAnalyzer(this, specification, outer).text();
      case SetOperation operation -> SetOperations.text(this, operation, outer);
      case Values values -> RowValues.text(this, values, outer);
      case TableSubquery subquery -> {
        QueryText inner = query(subquery.getQuery(), outer);
        yield new QueryText("(" + inner.text() + ")", inner.outputs());
      }
      case Table table -> {
        RelationText relation = new RelationAnalyzer(this, outer).relation(table);
        yield allOf(relation);
      }
      default ->
          throw Faults.unsupported(body, body.getClass().getSimpleName() + " is not supported");
    };
  }

  /// A part of a set operation.
  QueryText part(Relation relation, Optional<Scope> outer) {
    if (!(relation instanceof QueryBody body)) {
      throw Faults.unsupported(relation, "A query is wanted here");
    }
    return body(body, outer);
  }

  private QueryText allOf(RelationText relation) {
    List<String> items = new ArrayList<>();
    List<QueryText.Output> outputs = new ArrayList<>();
    for (ScopeColumn column : relation.columns()) {
      if (!column.hidden()) {
        markRead(column);
        items.add(column.text());
        outputs.add(new QueryText.Output(column.name(), column.type(), column.origins()));
      }
    }
    return new QueryText("SELECT " + Casts.joined(items) + " FROM " + relation.text(), outputs);
  }
}
