package weir.query.trino;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import weir.query.engine.QueryLimits;
import weir.query.engine.SqlRows;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlOutput;

/// Rows as a cluster makes them; one page of them is in memory.
final class TrinoRows implements SqlRows {
  private final TrinoRunningQuery query;
  private final QueryLimits limits;
  private final List<SqlOutput> columns;
  private Iterator<JsonNode> page;
  private JsonNode row;
  private long count;
  private long bytes;

  TrinoRows(TrinoRunningQuery query, QueryLimits limits, TrinoPage first) {
    this.query = query;
    this.limits = limits;
    this.columns = first.columns();
    this.page = first.rows().iterator();
    this.row = com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  @Override
  public boolean next() {
    query.check();
    while (!page.hasNext()) {
      Optional<TrinoPage> more = query.advance();
      if (more.isEmpty()) {
        return false;
      }
      page = more.get().rows().iterator();
    }
    row = page.next();
    query.returned();
    if (++count > limits.mostRows()) {
      throw tooLarge("rows", limits.mostRows());
    }
    return true;
  }

  @Override
  public Optional<String> text(int column) {
    JsonNode value = row.path(column);
    if (value.isNull()) {
      return Optional.empty();
    }
    String text = TrinoCell.text(columns.get(column).type(), value);
    bytes += text.length();
    if (bytes > limits.mostResultBytes()) {
      throw tooLarge("bytes", limits.mostResultBytes());
    }
    return Optional.of(text);
  }

  private static SqlFault tooLarge(String what, long most) {
    return new SqlFault(
        "EXCEEDED_RESULT_LIMIT", 0, 0, "The result has more than %d %s".formatted(most, what));
  }
}
