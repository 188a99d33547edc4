package weir.query.files;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import weir.model.aws.Fault;
import weir.query.session.DuckDbSession;
import weir.query.session.EngineSettings;

/// DuckDB inside this process: the engine for what one machine can answer.
public final class DuckDbEngine implements Engine {
  private final EngineSettings settings;

  public DuckDbEngine(EngineSettings settings) {
    this.settings = settings;
  }

  @Override
  public QueryTable open(List<String> from) {
    S3Cache cache = new S3Cache(settings.objectCache());
    try {
      List<FlowLogFile> files = FlowLogFiles.find(from, cache);
      return new DuckDbTable(settings, cache, files, FlowLogTable.of(files, this::parquetColumns));
    } catch (Fault fault) {
      cache.close();
      throw fault;
    }
  }

  private Collection<String> parquetColumns(List<FlowLogFile> files) {
    try (DuckDbSession session = new DuckDbSession(settings)) {
      return FlowLogTable.parquetColumns(session, files);
    } catch (SQLException e) {
      throw new Fault.Corrupt("the Parquet files cannot be read: " + DuckDbFault.sentence(e));
    }
  }
}
