package weir.query.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.query.sql.SqlText;
import weir.store.logs.LogRange;
import weir.store.logs.LogSnapshot;
import weir.store.logs.LogSnapshot.SegmentFile;

/// The SQL that makes events of a group's segments.
final class LogSegments {
  private final List<RecordField> fields;
  private final LogSnapshot.Reading events;
  private final LogGroupSource.Group group;
  private final String constants;

  /// @param fields of the relation
  /// @param number of the group in the relation
  LogSegments(
      List<RecordField> fields,
      LogSnapshot.Reading events,
      LogGroupSource.Group group,
      int number) {
    this.fields = fields;
    this.events = events;
    this.group = group;
    this.constants =
        SqlText.text(group.log())
            + " AS "
            + SqlText.name(LogColumns.LOG)
            + ", CAST("
            + number
            + " AS BIGINT) AS "
            + SqlText.name(LogColumns.GROUP);
  }

  /// A SELECT for each form that the segments have.
  List<String> selects(LogTables tables) {
    List<String> selects = new ArrayList<>();
    events.files().stream()
        .map(SegmentFile::format)
        .distinct()
        .forEach(format -> selects.add(select(format, tables)));
    return selects;
  }

  private String select(@Nullable RecordFormat format, LogTables tables) {
    List<SegmentFile> files =
        events.files().stream().filter(file -> Objects.equals(file.format(), format)).toList();
    String message = format == null ? "message" : spelled(format);
    String time = format == null ? "\"timestamp\"" : "\"start\" * 1000";
    return "SELECT "
        + time
        + " AS "
        + SqlText.name(LogColumns.TIMESTAMP)
        + ", "
        + message
        + " AS "
        + SqlText.name(LogColumns.MESSAGE)
        + ", "
        + (format == null ? "message" : "CAST(NULL AS VARCHAR)")
        + " AS "
        + SqlText.name(LogColumns.TEXT)
        + ", ingestion_time AS "
        + SqlText.name(LogColumns.INGESTED)
        + ", \"stream\" AS "
        + SqlText.name(LogColumns.STREAM)
        + ", "
        + constants
        + ", \"sequence\" AS "
        + SqlText.name(LogColumns.SEQUENCE)
        + fieldColumns(format)
        + " FROM "
        + tables.segments(group, format, files)
        + " WHERE "
        + conditions(format);
  }

  /// As the record's message was: values with blanks between, and a hyphen for what is absent.
  private static String spelled(RecordFormat format) {
    return format.fields().stream()
        .map(field -> "coalesce(CAST(" + SqlText.name(field.columnName()) + " AS VARCHAR), '-')")
        .collect(Collectors.joining(" || ' ' || "));
  }

  private String fieldColumns(@Nullable RecordFormat format) {
    return fields.stream()
        .map(field -> {
          String name = SqlText.name(field.columnName());
          String type = field.isNumber() ? "BIGINT" : "VARCHAR";
          boolean has = format != null && format.has(field);
          return ", CAST(" + (has ? name : "NULL") + " AS " + type + ") AS " + name;
        })
        .collect(Collectors.joining());
  }

  private String conditions(@Nullable RecordFormat format) {
    LogRange range = events.snapshot().range();
    List<String> conditions = new ArrayList<>();
    if (format == null) {
      conditions.add("\"timestamp\" >= " + range.fromMillis());
      conditions.add("\"timestamp\" < " + range.toMillis());
    } else {
      conditions.add("\"start\" >= " + Math.ceilDiv(range.fromMillis(), 1000));
      conditions.add("\"start\" < " + Math.ceilDiv(range.toMillis(), 1000));
    }
    for (Map.Entry<String, Long> ended : events.snapshot().ended().entrySet()) {
      conditions.add(
          "NOT (\"stream\" = "
              + SqlText.text(ended.getKey())
              + " AND \"sequence\" < "
              + ended.getValue()
              + ")");
    }
    return String.join(" AND ", conditions);
  }
}
