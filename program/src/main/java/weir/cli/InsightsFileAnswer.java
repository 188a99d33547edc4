package weir.cli;

import java.util.List;
import java.util.Optional;
import weir.cli.shell.Asked;
import weir.query.files.QueryRows;
import weir.query.files.ResultColumn;
import weir.query.insights.InsightsPlan;

/// What the engine answers about files, shown as Logs Insights shows it.
record InsightsFileAnswer(FileAnswer answer, InsightsPlan plan) implements Asked {
  @Override
  public QueryRows rows() {
    return new Shown(answer.rows(), plan.outputs());
  }

  @Override
  public String progress() {
    return answer.progress();
  }

  @Override
  public List<String> notices() {
    return answer.notices();
  }

  @Override
  public void cancel() {
    answer.cancel();
  }

  @Override
  public void close() {
    answer.close();
  }

  /// Without the columns that say which event a row is.
  private record Shown(QueryRows rows, List<InsightsPlan.Output> outputs) implements QueryRows {
    @Override
    public List<ResultColumn> columns() {
      return outputs.stream()
          .map(output ->
              new ResultColumn(
                  output.name(),
                  switch (output.kind()) {
                    case INTEGER, NUMBER, TRUTH -> ResultColumn.Kind.NUMBER;
                    case TEXT, DYNAMIC, TIME, JSON -> ResultColumn.Kind.TEXT;
                  }))
          .toList();
    }

    @Override
    public boolean next() {
      return rows.next();
    }

    @Override
    public Optional<String> text(int column) {
      return rows.text(column).flatMap(text -> outputs.get(column).shown(text));
    }
  }
}
