package weir.query.files;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import weir.model.aws.Fault;
import weir.query.pruning.FileCatalog;
import weir.query.pruning.FilePruning;
import weir.query.session.DuckDbSession;
import weir.query.session.EngineSettings;
import weir.query.session.QueryStop;
import weir.query.session.ResultWire;
import weir.query.session.RowMatches;
import weir.query.session.SyntaxNode;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlCatalog;

/// `flow_logs` as DuckDB sees it.
final class DuckDbTable implements QueryTable {
  private final EngineSettings settings;
  private final S3Cache cache;
  private final List<FlowLogFile> files;
  private final FlowLogTable table;

  DuckDbTable(EngineSettings settings, S3Cache cache, List<FlowLogFile> files, FlowLogTable table) {
    this.settings = settings;
    this.cache = cache;
    this.files = files;
    this.table = table;
  }

  @Override
  public List<String> columns() {
    return table.columns().stream().map(TableColumn::name).toList();
  }

  @Override
  public Query prepare(String sql) {
    DuckDbSession session = new DuckDbSession(settings);
    DuckDbFault faults = new DuckDbFault(sql, columns());
    try {
      SyntaxNode tree = syntaxTree(session, sql, faults);
      ReadOnlyStatement.check(tree);
      return prepare(
          sql,
          session,
          new QueryStop(),
          neededFiles(session, tree),
          new DuckDbQuery.Reading(DuckDbRows::new, faults::of));
    } catch (SQLException e) {
      session.close();
      throw faults.of(e);
    } catch (Fault fault) {
      session.close();
      throw fault;
    }
  }

  @Override
  public SqlCatalog catalog() {
    return FlowLogCatalog.of(table);
  }

  @Override
  public Query prepare(AnalyzedQuery query) {
    String sql = ResultWire.wrap(query.duckDb(use -> FilePruning.TABLE), query.outputs());
    Function<SQLException, Fault> faults = FlowLogCatalog::fault;
    DuckDbSession session = new DuckDbSession(settings);
    try {
      SyntaxNode tree = syntaxTree(session, sql, new DuckDbFault(sql, columns()));
      session.suitTranslations();
      session.define(sql);
      QueryStop stop = new QueryStop();
      RowMatches.register(query.patterns(), session, stop);
      return prepare(
          sql,
          session,
          stop,
          neededFiles(session, tree),
          new DuckDbQuery.Reading(
              (rows, fault) -> new TypedRows(rows, query.outputs(), fault), faults));
    } catch (SQLException e) {
      session.close();
      throw faults.apply(e);
    } catch (Fault fault) {
      session.close();
      throw fault;
    }
  }

  private List<FlowLogFile> neededFiles(DuckDbSession session, SyntaxNode tree) {
    return new FilePruning(Set.copyOf(columns()))
        .condition(tree)
        .map(condition -> FileCatalog.select(session, files, FlowLogFile::partition, condition))
        .orElse(files);
  }

  private Query prepare(
      String sql,
      DuckDbSession session,
      QueryStop stop,
      List<FlowLogFile> needed,
      DuckDbQuery.Reading reading)
      throws SQLException {
    ScanProgress progress =
        new ScanProgress(
            files.size(), needed.size(), needed.stream().mapToLong(FlowLogFile::sizeBytes).sum());
    ScanNotices notices = new ScanNotices();
    for (String unknown : table.unknownColumns()) {
      notices.remark("column " + unknown + " is unknown to Weir and kept as text");
    }
    TextScan scan =
        new TextScan(
            table,
            needed.stream().filter(file -> !file.isParquet()).toList(),
            settings.threads(),
            progress,
            notices);
    List<FlowLogFile> parquet = needed.stream().filter(FlowLogFile::isParquet).toList();
    parquet.forEach(progress::read);
    FlowLogView.create(session, table, needed, scan);
    Connection streaming = session.streaming();
    session.lock(parquet.stream().map(file -> file.local().toString()).toList());
    return new DuckDbQuery(
        new DuckDbQuery.Parts(session, streaming, stop, scan, progress, notices),
        streaming.prepareStatement(sql),
        sql,
        reading);
  }

  private static SyntaxNode syntaxTree(DuckDbSession session, String sql, DuckDbFault faults)
      throws SQLException {
    SyntaxNode answer =
        SyntaxNode.read(session.value("SELECT json_serialize_sql(CAST(? AS VARCHAR))", sql));
    if (answer.isTrue("error")) {
      throw faults.ofSyntaxTree(answer);
    }
    return answer;
  }

  @Override
  public void close() {
    cache.close();
  }
}
