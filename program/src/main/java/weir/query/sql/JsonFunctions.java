package weir.query.sql;

import java.util.List;

/// Functions over JSON.
final class JsonFunctions {
  private JsonFunctions() {}

  static List<SqlFunction> all() {
    return List.of(
        SqlFunction.scalar(
            "json_parse(varchar) -> json",
            "trino_json($1)",
            "The JSON value that a text writes.",
            "json_parse('{\"a\": [1, 2]}')",
            "{\"a\":[1,2]}"),
        SqlFunction.scalar(
            "json_format(json) -> varchar",
            "$1",
            "The text of a JSON value.",
            "json_format(JSON '[1, 2]')",
            "[1,2]"),
        SqlFunction.written(
            "json_extract(varchar, varchar) -> json",
            JsonPaths::extract,
            "The JSON value at a path.",
            "json_extract('{\"a\": {\"b\": [1]}}', '$.a.b')",
            "[1]"),
        SqlFunction.written("json_extract(json, varchar) -> json", JsonPaths::extract, "", "", ""),
        SqlFunction.written(
            "json_extract_scalar(varchar(x), varchar) -> varchar(x)",
            JsonPaths::scalar,
            "The text of the number, text or boolean at a path; NULL for anything else.",
            "json_extract_scalar('{\"a\": \"x\"}', '$.a')",
            "x"),
        SqlFunction.written(
            "json_extract_scalar(json, varchar) -> varchar", JsonPaths::scalar, "", "", ""),
        SqlFunction.written(
            "json_size(varchar, varchar) -> bigint",
            JsonPaths::size,
            "How many values the array or object at a path has.",
            "json_size('{\"a\": [1, 2]}', '$.a')",
            "2"),
        SqlFunction.written("json_size(json, varchar) -> bigint", JsonPaths::size, "", "", ""),
        SqlFunction.scalar(
            "json_array_length(varchar) -> bigint",
            "trino_json_length($1)",
            "How many values an array has.",
            "json_array_length('[1, 2]')",
            "2"),
        SqlFunction.also("json_array_length(json) -> bigint", "trino_json_length($1)"),
        SqlFunction.scalar(
            "json_array_get(varchar, bigint) -> json",
            "trino_json_get($1, $2)",
            "The n-th value of an array, counted from 0, or from the end with a negative number.",
            "json_array_get('[1, 2]', 1)",
            "2"),
        SqlFunction.also("json_array_get(json, bigint) -> json", "trino_json_get($1, $2)"),
        SqlFunction.scalar(
            "json_array_contains(varchar, bigint) -> boolean",
            "trino_json_contains($1, $2, 'int')",
            "Whether an array has a value.",
            "json_array_contains('[1, 2]', 2)",
            "true"),
        SqlFunction.also(
            "json_array_contains(varchar, boolean) -> boolean",
            "trino_json_contains($1, $2, 'boolean')"),
        SqlFunction.also(
            "json_array_contains(varchar, double) -> boolean",
            "trino_json_contains($1, $2, 'double')"),
        SqlFunction.also(
            "json_array_contains(varchar, varchar) -> boolean",
            "trino_json_contains($1, $2, 'text')"),
        SqlFunction.also(
            "json_array_contains(json, bigint) -> boolean", "trino_json_contains($1, $2, 'int')"),
        SqlFunction.also(
            "json_array_contains(json, varchar) -> boolean", "trino_json_contains($1, $2, 'text')"),
        SqlFunction.scalar(
            "is_json_scalar(varchar) -> boolean",
            "(json_type($1) NOT IN ('OBJECT', 'ARRAY'))",
            "Whether a JSON text is a number, text, boolean or null.",
            "is_json_scalar('1')",
            "true"),
        SqlFunction.also(
            "is_json_scalar(json) -> boolean", "(json_type($1) NOT IN ('OBJECT', 'ARRAY'))"));
  }
}
