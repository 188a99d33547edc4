package weir.query.insights;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import weir.model.flow.RecordField;

/// The columns of a relation of events ([weir.query.engine.LogColumns]) as a query's SQL spells
/// them, and the fields that the language knows them by.
public final class EventColumns {
  static final String TIMESTAMP = "\"@timestamp\"";

  static final String MESSAGE = "\"@message\"";

  /// The message of events that are no flow records; there fields are looked for in JSON.
  static final String TEXT = "\"@text\"";

  static final String INGESTED = "\"@ingestiontime\"";
  static final String STREAM = "\"@logstream\"";
  static final String LOG = "\"@log\"";
  static final String GROUP = "\"@group\"";
  static final String SEQUENCE = "\"@sequence\"";

  /// Names that differ from their hyphenated ones in more than capitals.
  private static final Map<RecordField, String> SPELLED =
      Map.of(
          RecordField.SRCADDR, "srcAddr",
          RecordField.DSTADDR, "dstAddr",
          RecordField.SRCPORT, "srcPort",
          RecordField.DSTPORT, "dstPort",
          RecordField.PKT_SRCADDR, "pktSrcAddr",
          RecordField.PKT_DSTADDR, "pktDstAddr",
          RecordField.START, "startTime",
          RecordField.END, "endTime");

  private EventColumns() {}

  /// What Logs Insights calls a field of flow records: `srcAddr`, `logStatus`, `startTime`.
  public static String insightsName(RecordField field) {
    String spelled = SPELLED.get(field);
    if (spelled != null) {
      return spelled;
    }
    StringBuilder name = new StringBuilder();
    for (String word : field.fieldName().split("-")) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }

  /// The fields of the system, by name.
  static Map<String, Value> system() {
    Map<String, Value> all = new LinkedHashMap<>();
    all.put("@timestamp", Value.time(TIMESTAMP));
    all.put("@message", Value.ofText(MESSAGE));
    all.put("@ingestionTime", Value.time(INGESTED));
    all.put("@logStream", Value.ofText(STREAM));
    all.put("@log", Value.ofText(LOG));
    return all;
  }

  /// A field of flow records.
  static Value flow(RecordField field) {
    String column = Sql.name(field.columnName());
    return switch (field.type()) {
      case INT32, INT64 -> Value.integer(column);
      case STRING, ADDRESS -> Value.ofText(column);
    };
  }
}
