package weir.query.sql;

import io.trino.sql.tree.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What stands in FROM: tables, views, common tables, joins, subqueries.
final class RelationAnalyzer {
  private final QueryAnalyzer queries;
  private final Optional<Scope> outer;

  /// @param outer the columns around, for LATERAL and correlated subqueries
  RelationAnalyzer(QueryAnalyzer queries, Optional<Scope> outer) {
    this.queries = queries;
    this.outer = outer;
  }

  RelationText relation(Relation relation) {
    return switch (relation) {
      case Table table -> table(table);
      case AliasedRelation aliased -> aliased(aliased);
      case Join join -> new JoinAnalyzer(queries, outer).join(join);
      case TableSubquery subquery -> derived(queries.query(subquery.getQuery(), outer), List.of());
      case Lateral lateral -> lateral(lateral);
      case Unnest unnest -> Unnesting.relation(queries, unnest, outer);
      case JsonTable table -> JsonTables.relation(queries, table, outer);
      case SampledRelation sampled -> sampled(sampled);
      case PatternRecognitionRelation pattern ->
          new MatchRelation(queries, pattern, relation(pattern.getInput())).text();
      case QueryBody body -> derived(queries.part(body, outer), List.of());
      default ->
          throw Faults.unsupported(
              relation, relation.getClass().getSimpleName() + " is not supported");
    };
  }

  private RelationText derived(QueryText query, List<String> prefix) {
    String alias = queries.analysis().alias();
    return new RelationText(query.as(alias), query.columns(alias, prefix));
  }

  private RelationText lateral(Lateral lateral) {
    RelationText inner = derived(queries.query(lateral.getQuery(), outer), List.of());
    return new RelationText("LATERAL " + inner.text(), inner.columns());
  }

  private RelationText sampled(SampledRelation sampled) {
    RelationText inner = relation(sampled.getRelation());
    ExpressionAnalyzer analyzer =
        new ExpressionAnalyzer(queries, Scope.of(List.of(), outer), "TABLESAMPLE", Map.of());
    Term share = analyzer.term(sampled.getSamplePercentage());
    if (share.literal().map(Double::parseDouble).filter(percent -> percent > 100).isPresent()) {
      throw Faults.at(
          sampled.getSamplePercentage(),
          "NUMERIC_VALUE_OUT_OF_RANGE",
          "Sample percentage must be less than or equal to 100");
    }
    String percent =
        analyzer.term(sampled.getSamplePercentage(), SimpleType.DOUBLE, "Sample percentage").text();
    String alias = queries.analysis().alias();
    List<ScopeColumn> columns = new ArrayList<>();
    List<String> items = new ArrayList<>();
    for (ScopeColumn column : inner.columns()) {
      queries.markRead(column);
      items.add(column.text());
      columns.add(
          new ScopeColumn(
              column.prefix(),
              column.name(),
              column.type(),
              alias + ".c" + items.size(),
              column.hidden(),
              List.of(),
              false));
    }
    String names =
        IntStream.rangeClosed(1, items.size())
            .mapToObj(i -> "c" + i)
            .collect(Collectors.joining(", "));
    return new RelationText(
        "(SELECT %s FROM %s WHERE random() * 100 < %s) AS %s(%s)"
            .formatted(Casts.joined(items), inner.text(), percent, alias, names),
        columns);
  }

  private RelationText aliased(AliasedRelation aliased) {
    RelationText inner = relation(aliased.getRelation());
    List<Identifier> names = Optional.ofNullable(aliased.getColumnNames()).orElse(List.of());
    List<ScopeColumn> visible =
        inner.columns().stream().filter(column -> !column.hidden()).toList();
    if (!names.isEmpty() && names.size() != visible.size()) {
      throw Faults.at(
          aliased,
          "MISMATCHED_COLUMN_ALIASES",
          "Column alias list has %d entries but '%s' has %d columns available"
              .formatted(names.size(), aliased.getAlias().getValue(), visible.size()));
    }
    List<String> prefix = List.of(aliased.getAlias().getValue());
    List<ScopeColumn> columns = new ArrayList<>();
    int place = 0;
    for (ScopeColumn column : inner.columns()) {
      if (column.hidden() && !names.isEmpty()) {
        continue;
      }
      Optional<String> name =
          names.isEmpty() ? column.name() : Optional.of(names.get(place++).getValue());
      columns.add(
          new ScopeColumn(
              prefix,
              name,
              column.type(),
              column.text(),
              column.hidden(),
              column.origins(),
              column.pushable()));
    }
    return new RelationText(inner.text(), columns);
  }

  private RelationText table(Table table) {
    if (table.getQueryPeriod().isPresent()) {
      throw Faults.unsupported(table, "This connector does not support versioned tables");
    }
    List<String> parts = table.getName().getParts();
    if (parts.size() == 1) {
      Optional<CommonTables> common = queries.names().find(parts.getFirst());
      if (common.isPresent()) {
        return common(common.get());
      }
    }
    SqlName name = name(table, parts);
    return switch (found(table, name)) {
      case SqlRelation.Table stored -> stored(stored);
      case SqlRelation.View view -> view(table, view);
    };
  }

  private RelationText common(CommonTables common) {
    return switch (common) {
      case CommonTables.Named named ->
          derived(commonTable(queries, named), List.of(named.query().getName().getValue()));
      case CommonTables.Growing growing -> {
        String alias = queries.analysis().alias();
        yield new RelationText(
            growing.alias() + " AS " + alias,
            new QueryText("", growing.outputs()).columns(alias, List.of(growing.name())));
      }
      case CommonTables.None _ -> throw new IllegalStateException("no name means this");
    };
  }

  /// The query of WITH, its columns named as there.
  static QueryText commonTable(QueryAnalyzer queries, CommonTables.Named named) {
    if (named.recursive()) {
      return Recursion.text(queries, named);
    }
    QueryText query =
        queries.with(named.visible()).query(named.query().getQuery(), Optional.empty());
    Optional<List<Identifier>> names = named.query().getColumnNames();
    return names.isEmpty() ? query : renamed(named.query(), query, names.get());
  }

  private static QueryText renamed(Node at, QueryText query, List<Identifier> names) {
    if (names.size() != query.outputs().size()) {
      throw Faults.at(
          at,
          "MISMATCHED_COLUMN_ALIASES",
          "Column alias list has %d entries but relation has %d columns"
              .formatted(names.size(), query.outputs().size()));
    }
    List<QueryText.Output> outputs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      outputs.add(query.outputs().get(i).renamed(names.get(i).getValue()));
    }
    return new QueryText(query.text(), outputs);
  }

  private SqlName name(Table table, List<String> parts) {
    SqlSession session = queries.session();
    return switch (parts.size()) {
      case 1 -> new SqlName(session.catalog(), session.schema(), parts.get(0));
      case 2 -> new SqlName(session.catalog(), parts.get(0), parts.get(1));
      case 3 -> new SqlName(parts.get(0), parts.get(1), parts.get(2));
      default ->
          throw Faults.at(table, "SYNTAX_ERROR", "Too many dots in table name: " + table.getName());
    };
  }

  private SqlRelation found(Table table, SqlName name) {
    SqlCatalog catalog = queries.analysis().catalog();
    return catalog
        .relation(name)
        .orElseThrow(() ->
            name.schema().equals("information_schema") || catalog.hasSchema(name.schema())
                ? Faults.at(table, "TABLE_NOT_FOUND", "Table '" + name + "' does not exist")
                : Faults.at(
                    table,
                    "SCHEMA_NOT_FOUND",
                    "Schema '" + name.schema().toLowerCase(Locale.ROOT) + "' does not exist"));
  }

  private RelationText stored(SqlRelation.Table stored) {
    TableUseBuilder use = queries.analysis().use(stored);
    String alias = queries.analysis().alias();
    SqlName name = stored.name();
    List<String> prefix = List.of(name.catalog(), name.schema(), name.table());
    List<ScopeColumn> columns = new ArrayList<>();
    for (SqlColumn column : stored.columns()) {
      columns.add(
          new ScopeColumn(
              prefix,
              Optional.of(column.name()),
              column.type(),
              alias + "." + SqlText.name(column.name()),
              column.hidden(),
              List.of(new ScopeColumn.Origin(use.number(), column)),
              true));
    }
    return new RelationText(
        "" + Analysis.MARK + use.number() + Analysis.MARK + " AS " + alias, columns);
  }

  private RelationText view(Table table, SqlRelation.View view) {
    List<SqlName> open = queries.analysis().viewsOpen();
    queries.analysis().views().add(view.name());
    if (open.contains(view.name())) {
      throw Faults.at(table, "INVALID_VIEW", "View is recursive: '" + view.name() + "'");
    }
    open.add(view.name());
    QueryText query;
    try {
      query = viewQuery(view);
    } catch (SqlFault wrong) {
      throw Faults.at(
          table,
          "INVALID_VIEW",
          "Failed analyzing stored view '" + view.name() + "': " + wrong.message());
    } finally {
      open.removeLast();
    }
    if (query.outputs().size() != view.columns().size()) {
      throw Faults.at(
          table,
          "VIEW_IS_STALE",
          "View '"
              + view.name()
              + "' is stale or in invalid state: it has other columns now; create it anew");
    }
    List<QueryText.Output> outputs = new ArrayList<>();
    for (int i = 0; i < query.outputs().size(); i++) {
      outputs.add(query.outputs().get(i).renamed(view.columns().get(i).name()));
    }
    SqlName name = view.name();
    return derived(
        new QueryText(query.text(), outputs), List.of(name.catalog(), name.schema(), name.table()));
  }

  private QueryText viewQuery(SqlRelation.View view) {
    SqlSession own = queries.session();
    SqlSession session =
        new SqlSession(view.name().catalog(), view.schema(), own.now(), own.user(), own.zone());
    QueryAnalyzer analyzer =
        new QueryAnalyzer(queries.analysis(), session, new CommonTables.None());
    if (!(SqlStatement.parse(view.sql()) instanceof SqlStatement.Select select)) {
      throw new SqlFault("INVALID_VIEW", 0, 0, "Stored view is not a query");
    }
    return analyzer.query(select.query().tree(), Optional.empty());
  }
}
