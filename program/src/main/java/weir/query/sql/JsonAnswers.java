package weir.query.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.query.jsonpath.JsonItem;
import weir.query.jsonpath.JsonItems;
import weir.query.jsonpath.PathFault;

/// The functions of SQL/JSON over one row's values.
///
/// Values of SQL travel as a letter for their type and their text; [JsonValues] writes them.
final class JsonAnswers {
  private JsonAnswers() {}

  /// @param arguments the value, the path, what to answer on a fault, names and values
  static @Nullable String exists(List<String> arguments) {
    try {
      return Boolean.toString(!found(arguments, 3).isEmpty());
    } catch (SqlFault wrong) {
      return switch (arguments.get(2)) {
        case "ERROR" -> throw wrong;
        case "UNKNOWN" -> null;
        case "TRUE" -> "true";
        default -> "false";
      };
    }
  }

  /// A single scalar as letter and text, `e` when there is no item, `x` and the fault.
  ///
  /// @param arguments the value, the path, names and values
  static String value(List<String> arguments) {
    try {
      List<JsonItem> found = found(arguments, 2);
      return found.isEmpty() ? "e" : scalar(found);
    } catch (SqlFault wrong) {
      return "x" + wrong.text();
    }
  }

  private static String scalar(List<JsonItem> found) {
    if (found.size() > 1) {
      throw noScalar("JSON path found multiple items");
    }
    return switch (found.getFirst()) {
      case JsonItem.Text(String text) -> "s" + text;
      case JsonItem.Truth(boolean isTrue) -> "b" + isTrue;
      case JsonItem.Whole whole -> (whole.isWide() ? "w" : "i") + whole.value();
      case JsonItem.Fixed(BigDecimal value) -> "m" + value.toPlainString();
      case JsonItem.Real(double value) -> "d" + value;
      case JsonItem.Moment moment -> "t" + moment.text();
      case JsonItem.Nothing _ -> "n";
      case JsonItem.Huge _, JsonItem.Members _, JsonItem.Elements _ ->
          throw noScalar("JSON path found an item that cannot be converted to an SQL value");
    };
  }

  private static SqlFault noScalar(String sentence) {
    return new SqlFault(
        "JSON_VALUE_RESULT_ERROR", 0, 0, "cannot extract SQL scalar from JSON: " + sentence);
  }

  /// @param arguments the value, the path, wrapper, quotes, what to answer for no item and on a
  ///   fault, names and values
  static @Nullable String query(List<String> arguments) {
    try {
      List<JsonItem> found = found(arguments, 6);
      if (!found.isEmpty()) {
        return shown(wrapped(found, arguments.get(2)), arguments.get(3));
      }
    } catch (SqlFault wrong) {
      return instead(arguments.get(5), wrong);
    }
    return instead(arguments.get(4), noJson("JSON path found no items"));
  }

  /// The texts of all items as a JSON array.
  ///
  /// @param arguments the value, the path, what to answer on a fault, names and values
  static String items(List<String> arguments) {
    try {
      return JsonText.array(
          found(arguments, 3).stream().<@Nullable String>map(JsonItems::text).toList());
    } catch (SqlFault wrong) {
      if (arguments.get(2).equals("ERROR")) {
        throw wrong;
      }
      return "[]";
    }
  }

  private static @Nullable String instead(String behavior, SqlFault fault) {
    return switch (behavior) {
      case "NULL" -> null;
      case "EMPTY_ARRAY" -> "[]";
      case "EMPTY_OBJECT" -> "{}";
      default -> throw fault;
    };
  }

  private static JsonItem wrapped(List<JsonItem> found, String wrapper) {
    for (JsonItem item : found) {
      if (item instanceof JsonItem.Moment moment) {
        throw noJson(
            "JSON path returned a scalar SQL value of type "
                + moment.type()
                + " that cannot be represented as JSON");
      }
    }
    boolean isStructure =
        found.getFirst() instanceof JsonItem.Members
            || found.getFirst() instanceof JsonItem.Elements;
    boolean isWrapped =
        wrapper.equals("UNCONDITIONAL")
            || wrapper.equals("CONDITIONAL") && (found.size() > 1 || !isStructure);
    if (isWrapped) {
      return new JsonItem.Elements(found);
    }
    if (found.size() > 1) {
      throw noJson("JSON path found multiple items");
    }
    return found.getFirst();
  }

  private static SqlFault noJson(String sentence) {
    return new SqlFault(
        "JSON_OUTPUT_CONVERSION_ERROR", 0, 0, "conversion from JSON failed: " + sentence);
  }

  private static String shown(JsonItem item, String quotes) {
    return quotes.equals("OMIT") && item instanceof JsonItem.Text(String text)
        ? text
        : JsonItems.text(item);
  }

  private static List<JsonItem> found(List<String> arguments, int first) {
    JsonItem value = json(arguments.get(0));
    Map<String, JsonItem> variables = new HashMap<>();
    for (int i = first; i < arguments.size(); i += 2) {
      if (!arguments.get(i + 1).equals("N")) {
        variables.put(arguments.get(i), item(arguments.get(i + 1)));
      }
    }
    try {
      return PathReader.read(arguments.get(1)).find(value, variables);
    } catch (PathFault wrong) {
      throw new SqlFault(
          "PATH_EVALUATION_ERROR", 0, 0, "path evaluation failed: " + wrong.sentence());
    }
  }

  private static JsonItem json(String text) {
    try {
      return JsonItems.read(text);
    } catch (IllegalArgumentException malformed) {
      throw new SqlFault("JSON_INPUT_CONVERSION_ERROR", 0, 0, "conversion to JSON failed: ");
    }
  }

  private static JsonItem item(String value) {
    String text = value.substring(1);
    return switch (value.charAt(0)) {
      case 'n', 'N' -> new JsonItem.Nothing();
      case 'j' -> json(text);
      case 's' -> new JsonItem.Text(text);
      case 'b' -> new JsonItem.Truth(Boolean.parseBoolean(text));
      case 'i' -> new JsonItem.Whole(Long.parseLong(text), false);
      case 'w' -> new JsonItem.Whole(Long.parseLong(text), true);
      case 'm' -> new JsonItem.Fixed(new BigDecimal(text));
      case 'd' -> new JsonItem.Real(Double.parseDouble(text));
      case 't' -> {
        int colon = text.indexOf(':');
        yield new JsonItem.Moment(text.substring(0, colon), text.substring(colon + 1));
      }
      default -> throw new IllegalArgumentException("no value begins like " + value);
    };
  }

  private static boolean isNull(String value) {
    return value.equals("n") || value.equals("N");
  }

  /// @param arguments whether NULLs stay, and the values
  static String array(List<String> arguments) {
    boolean hasNulls = arguments.getFirst().equals("true");
    List<JsonItem> values = new ArrayList<>();
    for (String value : arguments.subList(1, arguments.size())) {
      if (hasNulls || !isNull(value)) {
        values.add(item(value));
      }
    }
    return JsonItems.text(new JsonItem.Elements(values));
  }

  /// The members come in the order of their hashes, as Trino's do.
  ///
  /// @param arguments whether NULLs stay, whether the keys must be unique, keys and values
  static String object(List<String> arguments) {
    boolean hasNulls = arguments.get(0).equals("true");
    boolean isUnique = arguments.get(1).equals("true");
    Map<String, JsonItem> values = new HashMap<>();
    boolean isRepeated = false;
    for (int i = 2; i < arguments.size(); i += 2) {
      String key = arguments.get(i);
      String value = arguments.get(i + 1);
      if (key.equals("n")) {
        throw new IllegalArgumentException(
            "null value passed for JSON object key to JSON_OBJECT function");
      }
      if (hasNulls || !isNull(value)) {
        isRepeated |= values.put(key.substring(1), item(value)) != null;
      }
    }
    if (isRepeated) {
      throw isUnique
          ? new IllegalArgumentException("duplicate key passed to JSON_OBJECT function")
          : new SqlFault(
              "NOT_SUPPORTED", 0, 0, "cannot construct a JSON object with duplicate key");
    }
    return JsonItems.text(new JsonItem.Members(values));
  }
}
