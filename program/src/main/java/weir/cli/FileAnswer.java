package weir.cli;

import java.util.List;
import weir.cli.shell.Asked;
import weir.query.files.Query;
import weir.query.files.QueryRows;

/// What the engine answers about files.
record FileAnswer(Query query) implements Asked {
  @Override
  public QueryRows rows() {
    return query.run();
  }

  @Override
  public String progress() {
    return ScanWords.of(query.progress());
  }

  @Override
  public List<String> notices() {
    return query.notices();
  }

  @Override
  public void cancel() {
    query.cancel();
  }

  @Override
  public void close() {
    query.close();
  }
}
