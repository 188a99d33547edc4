package weir.query.trino;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import weir.model.aws.Fault;
import weir.query.engine.ObjectSource;
import weir.query.engine.QueryLimits;
import weir.query.engine.RelationSource;
import weir.query.engine.RunningQuery;
import weir.query.engine.SqlEngine;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlName;

/// A Trino cluster: the engine for what one machine cannot answer.
///
/// The cluster has the catalogue `awsdatacatalog` over Weir's Glue and S3, which `weir trino
/// config` writes, so a query goes there as it was written. What Weir alone can see, and what
/// writes objects, is left to the engine in this process.
public final class TrinoEngine implements SqlEngine, AutoCloseable {
  private final TrinoClient client;
  private final SqlEngine local;

  /// @param local runs what writes
  public TrinoEngine(TrinoCluster cluster, SqlEngine local) {
    this.client = new TrinoClient(cluster);
    this.local = local;
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

  TrinoPage ask(TrinoQuestion question, Map<String, String> properties) {
    return named(
        () -> client.begin(question.query().trino(), question.query().session().catalog(),
            question.query().session().schema(), properties));
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

  @Override
  public void close() {
    client.close();
  }
}
