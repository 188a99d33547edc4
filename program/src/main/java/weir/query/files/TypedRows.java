package weir.query.files;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import weir.model.aws.Fault;
import weir.query.session.CellText;
import weir.query.sql.SimpleType;
import weir.query.sql.SqlOutput;
import weir.query.sql.SqlType;

/// Rows of an analysed query, printed as Athena prints them.
final class TypedRows implements QueryRows {
  private final ResultSet rows;
  private final List<SqlOutput> outputs;
  private final Function<SQLException, Fault> faults;

  TypedRows(ResultSet rows, List<SqlOutput> outputs, Function<SQLException, Fault> faults) {
    this.rows = rows;
    this.outputs = outputs;
    this.faults = faults;
  }

  @Override
  public List<ResultColumn> columns() {
    return outputs.stream()
        .map(output -> new ResultColumn(output.name(), kind(output.type())))
        .toList();
  }

  private static ResultColumn.Kind kind(SqlType type) {
    return switch (type) {
      case SimpleType.BOOLEAN -> ResultColumn.Kind.TRUTH;
      case SimpleType.TINYINT,
          SimpleType.SMALLINT,
          SimpleType.INTEGER,
          SimpleType.BIGINT,
          SimpleType.REAL,
          SimpleType.DOUBLE ->
          ResultColumn.Kind.NUMBER;
      case SqlType.Decimal _ -> ResultColumn.Kind.NUMBER;
      default -> ResultColumn.Kind.TEXT;
    };
  }

  @Override
  public boolean next() {
    try {
      return rows.next();
    } catch (SQLException e) {
      throw faults.apply(e);
    }
  }

  @Override
  public Optional<String> text(int column) {
    try {
      Object value = rows.getObject(column + 1);
      return value == null
          ? Optional.empty()
          : Optional.of(CellText.of(outputs.get(column).type(), value));
    } catch (SQLException e) {
      throw faults.apply(e);
    }
  }
}
