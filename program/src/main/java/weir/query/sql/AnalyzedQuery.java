package weir.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A query whose names and types are settled.
public final class AnalyzedQuery {
  private final SqlQuery query;
  private final List<SqlOutput> outputs;
  private final List<TableUse> tables;
  private final List<PatternFunction> patterns;
  private final Translation translation;
  private final SqlSession session;
  private final Set<SqlName> views;

  private AnalyzedQuery(
      SqlQuery query,
      List<SqlOutput> outputs,
      Analysis analysis,
      Translation translation,
      SqlSession session) {
    this.query = query;
    this.session = session;
    this.views = Set.copyOf(analysis.views());
    this.outputs = List.copyOf(outputs);
    this.tables = analysis.tables().stream().map(TableUseBuilder::build).toList();
    this.patterns = List.copyOf(analysis.patterns());
    this.translation = translation;
  }

  /// Settles the query's names and types.
  ///
  /// @throws SqlFault when the query cannot be run
  public static AnalyzedQuery of(SqlQuery query, SqlCatalog catalog, SqlSession session) {
    Analysis analysis = new Analysis(catalog);
    QueryText text = text(query, analysis, session);
    List<SqlOutput> outputs = new ArrayList<>();
    for (QueryText.Output output : text.outputs()) {
      outputs.add(new SqlOutput(output.name().orElse("_col" + outputs.size()), output.type()));
    }
    return new AnalyzedQuery(query, outputs, analysis, Translation.of(text.text()), session);
  }

  private static QueryText text(SqlQuery query, Analysis analysis, SqlSession session) {
    try {
      return new QueryAnalyzer(analysis, session, new CommonTables.None())
          .query(query.tree(), Optional.empty());
    } catch (StackOverflowError tooDeep) {
      throw new SqlFault(
          "STACK_OVERFLOW", 0, 0, "statement is too large (stack overflow during analysis)");
    }
  }

  /// The columns of the result.
  public List<SqlOutput> outputs() {
    return outputs;
  }

  /// The tables that are read, in the order of the text.
  public List<TableUse> tables() {
    return tables;
  }

  /// The functions that must be there when [#duckDb] runs, because a match of rows is looked for.
  public List<PatternFunction> patterns() {
    return patterns;
  }

  /// The views that are read, those in other views too.
  public Set<SqlName> views() {
    return views;
  }

  /// Where and when it is asked.
  public SqlSession session() {
    return session;
  }

  /// The query as one SELECT of DuckDB, its ORDER BY and LIMIT included. It needs the macros of
  /// [DuckDbMacros].
  ///
  /// @param relationText what stands in FROM for a table: a relation with all columns of the table,
  ///   of the types' [SqlType#duckDb()] forms; those that are not in [TableUse#columns()] are not
  ///   read
  public String duckDb(Function<TableUse, String> relationText) {
    return translation.text(tables, relationText);
  }

  /// The query's text for a Trino cluster.
  public String trino() {
    return query.text();
  }
}
