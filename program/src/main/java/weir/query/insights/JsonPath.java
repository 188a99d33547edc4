package weir.query.insights;

import java.util.List;
import java.util.regex.Pattern;

/// Where in a JSON text a field stands.
final class JsonPath {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private JsonPath() {}

  /// The value at the path, as text; nothing when it is a map or a list.
  static Value scalar(String json, List<String> parts) {
    return Value.dynamic("json_extract_scalar(" + json + ", " + Sql.text(path(parts)) + ")");
  }

  /// The map or list at the path, or the value as JSON.
  static Value any(String json, List<String> parts) {
    return Value.json("json_format(json_extract(" + json + ", " + Sql.text(path(parts)) + "))");
  }

  private static String path(List<String> parts) {
    StringBuilder path = new StringBuilder("$");
    for (String part : parts) {
      if (part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        path.append('[').append(part).append(']');
      } else if (PLAIN.matcher(part).matches()) {
        path.append('.').append(part);
      } else {
        path.append("[\"").append(part.replace("\\", "\\\\").replace("\"", "\\\"")).append("\"]");
      }
    }
    return path.toString();
  }
}
