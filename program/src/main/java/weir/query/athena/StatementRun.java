package weir.query.athena;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.query.engine.QueryLimits;
import weir.query.engine.QueryStatistics;
import weir.query.engine.RunningQuery;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlQuery;
import weir.query.sql.SqlSession;
import weir.query.sql.SqlStatement;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogRefusal;

/// One statement on its way. Run by one thread; watched and cancelled by any.
final class StatementRun implements RunningStatement {
  /// The engine's own limit lies behind that of executions, which says more.
  private static final Duration LONGEST = Duration.ofHours(4);

  private final AthenaStatements statements;
  private final StatementOrder order;
  private final ResultFiles files;
  private final Catalog catalog;
  private final SqlSession session;
  private volatile boolean cancelled;
  private volatile @Nullable RunningQuery running;
  private volatile RunStatistics statistics = RunStatistics.NONE;

  StatementRun(AthenaStatements statements, StatementOrder order) {
    this.statements = statements;
    this.order = order;
    this.files = new ResultFiles(statements.scratch(), order);
    this.catalog = statements.catalogs().apply(order.context());
    this.session =
        new SqlSession(
            order.context().catalog(),
            order.context().database(),
            order.now(),
            order.requester().name(),
            ZoneOffset.UTC);
  }

  StatementOrder order() {
    return order;
  }

  ResultFiles files() {
    return files;
  }

  SqlSession session() {
    return session;
  }

  Catalog catalog() {
    return catalog;
  }

  Requester requester() {
    return order.requester();
  }

  @Override
  public StatementOutcome run() {
    try {
      return order.kind().isHive() ? new DdlRun(this).outcome() : run(parsed());
    } catch (SqlFault fault) {
      throw fault(fault);
    } catch (CatalogRefusal refusal) {
      throw new AthenaFault(refusal.sentence(), ErrorKind.ARGUMENT);
    } catch (Fault.Denied denied) {
      throw AthenaFault.named("PERMISSION_DENIED", denied.sentence());
    }
  }

  private static AthenaFault fault(SqlFault fault) {
    return fault.errorName().equals("EXCEEDED_SCAN_LIMIT")
        ? new AthenaFault("Bytes scanned limit was exceeded", ErrorKind.SCAN_LIMIT)
        : AthenaFault.of(fault);
  }

  private SqlStatement parsed() {
    // EXECUTE hands them on to the statement that was prepared.
    return order.kind() == StatementKind.EXECUTE
        ? SqlStatement.parse(order.text())
        : SqlStatement.parse(order.text(), parameters());
  }

  private List<String> parameters() {
    return ParameterTexts.of(order.parameters(), session);
  }

  private StatementOutcome run(SqlStatement statement) {
    return switch (statement) {
      case SqlStatement.Select select -> select(select.query());
      case SqlStatement.CreateTableAs create -> new TableCreation(this, create).outcome();
      case SqlStatement.Insert insert -> new Insertion(this, insert).outcome();
      case SqlStatement.Unload unload -> new Unloading(this, unload).outcome();
      case SqlStatement.CreateView create -> new ViewCreation(this, create).outcome();
      case SqlStatement.Explain explain -> new Explanation(this, explain).outcome();
      case SqlStatement.Prepare prepare -> prepare(prepare);
      case SqlStatement.Execute execute -> execute(execute);
      case SqlStatement.Deallocate deallocate -> deallocate(deallocate.name());
      case SqlStatement.Other other ->
          throw other
              .why()
              .map(AthenaFault::of)
              .orElseGet(() ->
                  AthenaFault.named(
                      "NOT_SUPPORTED", other.keyword() + " is not a statement of Athena's"));
    };
  }

  private StatementOutcome select(SqlQuery query) {
    CallerCatalog seen = new CallerCatalog(catalog, requester());
    AnalyzedQuery analyzed = AnalyzedQuery.of(query, seen, session);
    List<AnswerColumn> columns = analyzed.outputs().stream().map(AnswerColumn::of).toList();
    try (RunningQuery engine = start(analyzed, seen)) {
      ResultFiles.Size size = files.csv(columns, engine.rows());
      settle(engine, size);
    }
    OptionalLong none = OptionalLong.of(0);
    files.metadata("", OptionalLong.empty(), columns, ResultFiles.PLAIN);
    return new StatementOutcome(columns, none, Optional.empty(), statistics);
  }

  /// Gives a query to the engine; closed by whoever asks.
  RunningQuery start(AnalyzedQuery analyzed, CallerCatalog seen) {
    QueryLimits limits =
        new QueryLimits(
            Long.MAX_VALUE, Long.MAX_VALUE, LONGEST, order.scanLimitBytes().orElse(Long.MAX_VALUE));
    RunningQuery started =
        statements.engine().start(analyzed, seen.sources(), requester().data(), limits);
    running = started;
    if (cancelled) {
      started.cancel();
    }
    return started;
  }

  /// Notes what a query has cost before it is closed.
  void settle(RunningQuery engine, ResultFiles.Size size) {
    statistics = statistics(engine.statistics(), size);
    running = null;
  }

  private static RunStatistics statistics(QueryStatistics engine, ResultFiles.Size size) {
    return new RunStatistics(
        engine.planning().toMillis(),
        engine.running().toMillis(),
        engine.bytesScanned(),
        engine.rowsScanned(),
        size.rows(),
        size.bytes());
  }

  /// The outcome of a statement that leaves no rows and no columns.
  StatementOutcome done() {
    files.text(List.of(), ResultFiles.UNPLANNED);
    return new StatementOutcome(List.of(), OptionalLong.empty(), Optional.empty(), statistics);
  }

  private StatementOutcome prepare(SqlStatement.Prepare prepare) {
    requester().prepared().add(prepare.name(), prepare.text());
    return done();
  }

  private StatementOutcome deallocate(String name) {
    if (!requester().prepared().remove(name)) {
      throw unprepared(name);
    }
    return done();
  }

  private StatementOutcome execute(SqlStatement.Execute execute) {
    String text =
        requester().prepared().find(execute.name()).orElseThrow(() -> unprepared(execute.name()));
    SqlStatement prepared =
        SqlStatement.parse(
            text, execute.parameters().isEmpty() ? parameters() : execute.parameters());
    if (prepared instanceof SqlStatement.Execute) {
      throw AthenaFault.named("NOT_SUPPORTED", "a prepared statement cannot be EXECUTE itself");
    }
    StatementOutcome outcome = run(prepared);
    if (!(prepared instanceof SqlStatement.Select)) {
      files.text(List.of(), ResultFiles.PLAIN);
    }
    return outcome;
  }

  private static AthenaFault unprepared(String name) {
    return AthenaFault.named("NOT_FOUND", "Prepared statement not found: " + name);
  }

  @Override
  public void authorize() {
    try {
      if (!order.kind().isHive() && parsed() instanceof SqlStatement.Select select) {
        CallerCatalog seen = new CallerCatalog(catalog, requester());
        AnalyzedQuery.of(select.query(), seen, session);
      }
    } catch (SqlFault fault) {
      throw fault(fault);
    }
  }

  /// For what goes on without the engine.
  ///
  /// @throws AthenaFault when it is to end
  void check() {
    if (cancelled) {
      throw AthenaFault.named("USER_CANCELED", "Query cancelled");
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    RunningQuery engine = running;
    if (engine != null) {
      engine.cancel();
    }
  }

  @Override
  public RunStatistics statistics() {
    RunningQuery engine = running;
    return engine == null
        ? statistics
        : statistics(engine.statistics(), new ResultFiles.Size(0, 0));
  }
}
