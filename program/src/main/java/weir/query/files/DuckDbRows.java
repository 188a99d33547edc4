package weir.query.files;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import weir.model.aws.Fault;

/// Rows as DuckDB streams them.
final class DuckDbRows implements QueryRows {
  /// The driver shows times with a zone in the zone of the machine; everything here is UTC.
  private static final DateTimeFormatter UTC =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendLiteral("+00")
          .toFormatter(Locale.ROOT);

  private final ResultSet rows;
  private final Function<SQLException, Fault> faults;
  private final List<ResultColumn> columns;
  private final boolean[] zoned;

  DuckDbRows(ResultSet rows, Function<SQLException, Fault> faults) throws SQLException {
    this.rows = rows;
    this.faults = faults;
    this.columns = columns(rows.getMetaData());
    this.zoned = new boolean[columns.size()];
    for (int column = 0; column < zoned.length; column++) {
      zoned[column] = rows.getMetaData().getColumnType(column + 1) == Types.TIMESTAMP_WITH_TIMEZONE;
    }
  }

  private static List<ResultColumn> columns(ResultSetMetaData meta) throws SQLException {
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(new ResultColumn(meta.getColumnLabel(i), kind(meta, i)));
    }
    return List.copyOf(columns);
  }

  private static ResultColumn.Kind kind(ResultSetMetaData meta, int column) throws SQLException {
    return switch (meta.getColumnType(column)) {
      case Types.BOOLEAN -> ResultColumn.Kind.TRUTH;
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.FLOAT,
          Types.REAL,
          Types.DOUBLE,
          Types.DECIMAL,
          Types.NUMERIC ->
          ResultColumn.Kind.NUMBER;
      default ->
          meta.getColumnTypeName(column).endsWith("HUGEINT")
                  || meta.getColumnTypeName(column).endsWith("BIGINT")
              ? ResultColumn.Kind.NUMBER
              : ResultColumn.Kind.TEXT;
    };
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
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
      if (zoned[column]) {
        return Optional.ofNullable(rows.getObject(column + 1, OffsetDateTime.class))
            .map(time -> UTC.format(time.withOffsetSameInstant(ZoneOffset.UTC)));
      }
      return Optional.ofNullable(rows.getString(column + 1));
    } catch (SQLException e) {
      throw faults.apply(e);
    }
  }
}
