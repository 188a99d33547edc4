package weir.query.sql;

import io.trino.sql.tree.JsonArray;
import io.trino.sql.tree.JsonArrayElement;
import io.trino.sql.tree.JsonObject;
import io.trino.sql.tree.JsonObjectMember;
import io.trino.sql.tree.JsonPathParameter.JsonFormat;
import java.util.ArrayList;
import java.util.List;

/// `json_array` and `json_object`, which [JsonAnswers] computes.
final class JsonMakers {
  private JsonMakers() {}

  static Term array(ExpressionAnalyzer analyzer, JsonArray array) {
    List<String> arguments = new ArrayList<>();
    arguments.add(DuckText.literal(Boolean.toString(array.isNullOnNull())));
    for (JsonArrayElement element : array.getElements()) {
      arguments.add(
          JsonValues.value(
              analyzer,
              element.getValue(),
              element.getFormat(),
              array,
              "value passed to JSON_ARRAY function"));
    }
    return JsonQueries.returned(
        array,
        JavaFunctions.text("json_array", arguments.toArray(String[]::new)),
        array.getReturnedType().map(type -> DataTypes.of(array, type)),
        array.getOutputFormat().orElse(JsonFormat.JSON));
  }

  static Term object(ExpressionAnalyzer analyzer, JsonObject object) {
    List<String> arguments = new ArrayList<>();
    arguments.add(DuckText.literal(Boolean.toString(object.isNullOnNull())));
    arguments.add(DuckText.literal(Boolean.toString(object.isUniqueKeys())));
    for (JsonObjectMember member : object.getMembers()) {
      if (object.isUniqueKeys() && JsonValues.isJson(member.getValue(), member.getFormat())) {
        throw Faults.unsupported(
            object,
            "WITH UNIQUE KEYS behavior is not supported for JSON_OBJECT function when input"
                + " expression has FORMAT");
      }
      Term key = analyzer.term(member.getKey());
      if (!Types.isText(key.type())) {
        throw Faults.at(
            member.getKey(),
            "INVALID_FUNCTION_ARGUMENT",
            "Invalid type of JSON object key: " + key.type().text());
      }
      arguments.add("coalesce('k' || " + key.text() + ", 'n')");
      arguments.add(
          JsonValues.value(
              analyzer,
              member.getValue(),
              member.getFormat(),
              object,
              "value passed to JSON_OBJECT function"));
    }
    return JsonQueries.returned(
        object,
        JavaFunctions.text("json_object", arguments.toArray(String[]::new)),
        object.getReturnedType().map(type -> DataTypes.of(object, type)),
        object.getOutputFormat().orElse(JsonFormat.JSON));
  }
}
