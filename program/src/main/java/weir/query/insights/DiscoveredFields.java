package weir.query.insights;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.model.flow.Column;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.store.records.RecordLines;
import weir.store.records.TextRun;

/// The fields that a message has: those of a flow record, of JSON, or of a line whose form is
/// known.
public final class DiscoveredFields {
  /// As many as AWS finds in one message.
  private static final int MOST = 200;

  private static final ObjectMapper JSON = new ObjectMapper();

  private DiscoveredFields() {}

  /// The fields by the names that queries know, in the message's order.
  ///
  /// @param formats of the flow logs that write to the group
  public static Map<String, String> of(String message, List<RecordFormat> formats) {
    Map<String, String> fields = new LinkedHashMap<>();
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    TextRun run = new TextRun(bytes, new int[] {0, bytes.length}, 1);
    for (RecordFormat format : formats) {
      RecordLines.Found found = new RecordLines(format).find(run, new int[] {0});
      if (found.texts().length > 0) {
        for (RecordField field : format.fields()) {
          Column column = found.records().column(field);
          if (!column.isAbsent(0)) {
            fields.put(EventColumns.insightsName(field), column.text(0));
          }
        }
        return fields;
      }
    }
    if (message.stripLeading().startsWith("{")) {
      try {
        flatten("", JSON.readTree(message), fields);
      } catch (JacksonException noJson) {
        return Map.of();
      }
    } else {
      LineField.ALL.forEach(
          field -> field.in(message).ifPresent(value -> fields.put(field.name(), value)));
    }
    return fields;
  }

  private static void flatten(String name, JsonNode value, Map<String, String> fields) {
    if (fields.size() >= MOST) {
      return;
    }
    if (value.isObject()) {
      value
          .properties()
          .forEach(member -> {
            String key = member.getKey();
            flatten(
                name.isEmpty() ? (key.startsWith("@") ? "@" + key : key) : name + "." + key,
                member.getValue(),
                fields);
          });
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        flatten(name + "." + i, value.get(i), fields);
      }
    } else if (!value.isNull() && !name.isEmpty()) {
      fields.put(name, value.asText());
    }
  }
}
