package weir.query.trino;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import weir.model.aws.Fault;
import weir.query.engine.LogCatalog;
import weir.query.engine.LogRest;
import weir.query.engine.QueryLimits;
import weir.query.engine.RelationSource;
import weir.query.engine.RunningQuery;
import weir.query.engine.SqlEngine;
import weir.query.objects.ObjectSource;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlName;

/// A Trino cluster: the engine for what one machine cannot answer.
///
/// The cluster has the catalogue `awsdatacatalog` over Weir's Glue and S3, which `weir trino
/// config` writes, so a query goes there as it was written. What Weir alone can see, and what
/// writes objects, is left to the engine in this process. Log events are lent to the cluster while
/// it answers ([LogLoans]); those that are encrypted are not.
public final class TrinoEngine implements SqlEngine, AutoCloseable {
  private final TrinoClient client;
  private final SqlEngine local;
  private final LogLoans loans;

  /// @param local runs what writes
  /// @param loans where Glue and S3 see the log events that the cluster may read
  public TrinoEngine(TrinoCluster cluster, SqlEngine local, LogLoans loans) {
    this.client = new TrinoClient(cluster);
    this.local = local;
    this.loans = loans;
  }

  @Override
  public RunningQuery start(
      AnalyzedQuery query,
      Map<SqlName, ? extends RelationSource> sources,
      ObjectSource objects,
      QueryLimits limits) {
    TrinoQuestion question = new TrinoQuestion(query, Map.copyOf(sources), objects);
    return question.isForCluster()
        ? new TrinoRunningQuery(this, question, limits)
        : local.start(query, sources, objects, limits);
  }

  LogLoans loans() {
    return loans;
  }

  TrinoPage ask(TrinoQuestion question, String sql, Map<String, String> properties) {
    return named(() ->
        client.begin(
            sql,
            question.query().session().catalog(),
            question.query().session().schema(),
            properties));
  }

  TrinoPage next(URI address) {
    return named(() -> client.next(address));
  }

  private static TrinoPage named(Supplier<TrinoPage> answer) {
    try {
      return answer.get();
    } catch (Fault fault) {
      throw new SqlFault("REMOTE_TASK_ERROR", 0, 0, fault.sentence());
    }
  }

  void cancel(URI address) {
    client.cancel(address);
  }

  RunningQuery writing(TrinoQuestion question, QueryLimits limits) {
    return local.start(question.query(), question.sources(), question.objects(), limits);
  }

  /// A query in this process over events that the cluster cannot read where they lie.
  RunningQuery writing(String sql, LogRest rest, ObjectSource to, QueryLimits limits) {
    AnalyzedQuery analyzed = new LogCatalog(List.of(rest.source())).analyzed(sql);
    return local.start(analyzed, Map.of(rest.source().name(), rest), to, limits);
  }

  @Override
  public void close() {
    client.close();
  }
}
