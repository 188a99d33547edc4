package weir.query.sql;

import java.util.List;

/// Functions over maps.
final class MapFunctions {
  private MapFunctions() {}

  static List<SqlFunction> all() {
    return List.of(
        SqlFunction.scalar(
            "multimap_from_entries(array(row(K, V))) -> map(K, array(V))",
            "trino_multimap_agg(list_transform($1, lambda e1: {'k': trino_entry_key(e1 IS NULL,"
                + " e1.f1), 'v': e1.f2}))",
            "The map of rows of a key and a value; a key has all its values.",
            "multimap_from_entries(ARRAY[('a', 1), ('a', 2)])",
            "{a=[1, 2]}"),
        SqlFunction.written(
            "map_zip_with(map(K, V), map(K, W), function(K, V, W, R)) -> map(K, R)",
            Lambdas::mapZipWith,
            "What the lambda gives for the values that a key has in both maps.",
            "map_zip_with(map(ARRAY['a'], ARRAY[1]), map(ARRAY['a'], ARRAY[10]), (k, x, y) -> x +"
                + " y)",
            "{a=11}"),
        SqlFunction.scalar(
            "map(array(K), array(V)) -> map(K, V)",
            "trino_map($1, $2)",
            "The map of keys and their values.",
            "map(ARRAY['a', 'b'], ARRAY[1, 2])",
            "{a=1, b=2}"),
        SqlFunction.scalar(
            "map() -> map(unknown, unknown)",
            "map(CAST([] AS VARCHAR[]), CAST([] AS VARCHAR[]))",
            "The empty map.",
            "cardinality(map())",
            "0"),
        SqlFunction.scalar(
            "cardinality(map(K, V)) -> bigint",
            "CAST(cardinality($1) AS BIGINT)",
            "How many keys a map has.",
            "cardinality(map(ARRAY['a'], ARRAY[1]))",
            "1"),
        SqlFunction.scalar(
            "element_at(map(K, V), K) -> V",
            "$1[$2]",
            "The value of a key; NULL if there is none.",
            "element_at(map(ARRAY['a'], ARRAY[1]), 'a')",
            "1"),
        SqlFunction.scalar(
            "map_keys(map(K, V)) -> array(K)",
            "map_keys($1)",
            "The keys.",
            "map_keys(map(ARRAY['a', 'b'], ARRAY[1, 2]))",
            "[a, b]"),
        SqlFunction.scalar(
            "map_values(map(K, V)) -> array(V)",
            "map_values($1)",
            "The values.",
            "map_values(map(ARRAY['a', 'b'], ARRAY[1, 2]))",
            "[1, 2]"),
        SqlFunction.scalar(
            "map_entries(map(K, V)) -> array(row(K, V))",
            "list_transform(map_entries($1), lambda e1: {'f1': e1.key, 'f2': e1.value})",
            "The keys with their values, as rows.",
            "cardinality(map_entries(map(ARRAY['a'], ARRAY[1])))",
            "1"),
        SqlFunction.scalar(
            "map_from_entries(array(row(K, V))) -> map(K, V)",
            "trino_map(list_transform($1, lambda e1: e1.f1), list_transform($1, lambda e1: e1.f2))",
            "The map of rows of a key and a value.",
            "map_from_entries(ARRAY[(1, 'x'), (2, 'y')])",
            "{1=x, 2=y}"),
        SqlFunction.scalar(
            "map_concat(map(K, V), map(K, V), map(K, V)...) -> map(K, V)",
            "map_concat($*)",
            "The maps in one; the last value of a key counts.",
            "map_concat(map(ARRAY['a'], ARRAY[1]), map(ARRAY['a'], ARRAY[2]))",
            "{a=2}"),
        SqlFunction.written(
            "map_filter(map(K, V), function(K, V, boolean)) -> map(K, V)",
            Lambdas::mapFilter,
            "The keys and values for which the lambda is true.",
            "map_filter(map(ARRAY['a', 'b'], ARRAY[1, 2]), (k, v) -> v > 1)",
            "{b=2}"),
        SqlFunction.written(
            "transform_keys(map(K, V), function(K, V, R)) -> map(R, V)",
            Lambdas::transformKeys,
            "The map with other keys.",
            "transform_keys(map(ARRAY['a'], ARRAY[1]), (k, v) -> upper(k))",
            "{A=1}"),
        SqlFunction.written(
            "transform_values(map(K, V), function(K, V, R)) -> map(K, R)",
            Lambdas::transformValues,
            "The map with other values.",
            "transform_values(map(ARRAY['a'], ARRAY[1]), (k, v) -> v + 1)",
            "{a=2}"));
  }
}
