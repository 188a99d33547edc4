package weir.query.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import weir.model.flow.RecordField;
import weir.query.sql.SimpleType;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlType;

/// The columns of the relation that holds the events of log groups: those that every event has, and
/// behind them the fields of flow records, which are NULL for events that are none.
public final class LogColumns {
  public static final String TIMESTAMP = "@timestamp";
  public static final String MESSAGE = "@message";

  /// The message of events that are no flow records.
  public static final String TEXT = "@text";

  public static final String INGESTED = "@ingestiontime";
  public static final String STREAM = "@logstream";

  /// `account:group`.
  public static final String LOG = "@log";

  /// Which of the relation's groups, from 0.
  public static final String GROUP = "@group";

  public static final String SEQUENCE = "@sequence";

  private static final SqlType TEXTS = new SqlType.Varchar(OptionalInt.empty());

  public static final List<SqlColumn> COMMON =
      List.of(
          SqlColumn.of(TIMESTAMP, SimpleType.BIGINT),
          SqlColumn.of(MESSAGE, TEXTS),
          SqlColumn.of(TEXT, TEXTS),
          SqlColumn.of(INGESTED, SimpleType.BIGINT),
          SqlColumn.of(STREAM, TEXTS),
          SqlColumn.of(LOG, TEXTS),
          SqlColumn.of(GROUP, SimpleType.BIGINT),
          SqlColumn.of(SEQUENCE, SimpleType.BIGINT));

  private LogColumns() {}

  /// The columns of a relation whose events may be flow records with these fields.
  public static List<SqlColumn> of(List<RecordField> fields) {
    List<SqlColumn> columns = new ArrayList<>(COMMON);
    fields.forEach(field ->
        columns.add(
            SqlColumn.of(field.columnName(), field.isNumber() ? SimpleType.BIGINT : TEXTS)));
    return List.copyOf(columns);
  }
}
