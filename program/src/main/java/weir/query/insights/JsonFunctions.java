package weir.query.insights;

import static weir.query.insights.InsightsFunction.scalar;

import java.util.List;
import weir.query.insights.InsightsFunction.Example;

/// Functions of JSON. Their fields are asked for with dots and indexes: `j.user.roles[0]`.
final class JsonFunctions {
  static final FunctionGroup GROUP =
      new FunctionGroup(
          "JSON",
          List.of(
              scalar(
                  "jsonParse",
                  "VALUE",
                  "The map or list that a text spells; nothing for texts that are no JSON.",
                  new Example("jsonParse(\"{\\\"a\\\": [1, 2]}\")", "{\"a\":[1,2]}"),
                  a -> Value.json("json_format(TRY(json_parse(" + a.text(0) + ")))")),
              scalar(
                  "jsonStringify",
                  "VALUE",
                  "A map or list as text.",
                  new Example("jsonStringify(jsonParse(\"[1, 2]\"))", "[1,2]"),
                  a -> Value.ofText(a.text(0))),
              scalar(
                  "jsonArraySize",
                  "VALUE",
                  "How many items a list has.",
                  new Example("jsonArraySize(jsonParse(\"[1, 2]\"))", "2"),
                  a -> Value.integer("TRY(json_array_length(" + a.text(0) + "))")),
              scalar(
                  "jsonArrayContains",
                  "VALUE TEXT",
                  "Whether a list has this text as an item; not so of what is no list.",
                  new Example(
                      "jsonArrayContains(jsonParse(\"[\\\"a\\\", \\\"b\\\"]\"), \"a\")", "1"),
                  a ->
                      Value.truth(
                          "coalesce(TRY(json_array_contains("
                              + a.text(0)
                              + ", "
                              + Sql.text(a.constant(1))
                              + ")), false)"))));

  private JsonFunctions() {}
}
