package weir.delivery;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.network.FlowLog;
import weir.model.network.NetworkInterface;

/// Fills the tag fields of records: the values, on the recorded interface, of the keys that the
/// flow log names.
final class TagColumns {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private TagColumns() {}

  static RecordBatch fill(FlowLog log, NetworkInterface eni, RecordBatch batch) {
    if (log.tagFields().equals(FlowLog.TagFields.NONE)) {
      return batch;
    }
    Map<RecordField, Column> columns = new EnumMap<>(RecordField.class);
    fill(
        columns,
        List.of(RecordField.INSTANCE_TAG, RecordField.INSTANCE_TAG_2),
        log.tagFields().instance(),
        eni.owner().instanceTags());
    fill(
        columns,
        List.of(RecordField.INTERFACE_TAG, RecordField.INTERFACE_TAG_2),
        log.tagFields().networkInterface(),
        eni.tags());
    fill(
        columns,
        List.of(RecordField.ASG_TAG, RecordField.ASG_TAG_2),
        log.tagFields().autoScalingGroup(),
        eni.owner().autoScalingGroupTags());
    return batch.with(columns);
  }

  private static void fill(
      Map<RecordField, Column> columns,
      List<RecordField> fields,
      List<String> keys,
      Map<String, String> tags) {
    for (int i = 0; i < Math.min(fields.size(), keys.size()); i++) {
      String value = tags.get(keys.get(i));
      if (value != null && !value.isEmpty()) {
        columns.put(fields.get(i), new Column.SameText(encode(value)));
      }
    }
  }

  /// The value with everything but letters, digits and `-._~` as percent-encoded UTF-8, so that a
  /// line still splits at its blanks. A lone `-` is encoded too: bare, it means "absent".
  static String encode(String value) {
    if (value.equals("-")) {
      return "%2D";
    }
    StringBuilder encoded = new StringBuilder(value.length() + 8);
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0 && UNRESERVED.indexOf(b) >= 0) {
        encoded.append((char) b);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
      }
    }
    return encoded.toString();
  }
}
