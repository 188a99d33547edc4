package weir.query.sql;

import java.util.List;

/// Functions over arrays.
final class ArrayFunctions {
  private ArrayFunctions() {}

  static List<SqlFunction> all() {
    return List.of(
        SqlFunction.also(
            "concat(array(T), T) -> array(T)",
            "CASE WHEN $1 IS NOT NULL AND $2 IS NOT NULL THEN list_append($1, $2) END"),
        SqlFunction.also(
            "concat(T, array(T)) -> array(T)",
            "CASE WHEN $1 IS NOT NULL AND $2 IS NOT NULL THEN list_prepend($1, $2) END"),
        SqlFunction.scalar(
            "cardinality(array(T)) -> bigint",
            "CAST(len($1) AS BIGINT)",
            "How many elements an array has.",
            "cardinality(ARRAY[1, 2])",
            "2"),
        SqlFunction.scalar(
            "element_at(array(T), bigint) -> T",
            "trino_element($1, $2)",
            "The n-th element, counted from 1 or from the end with a negative number; NULL if there"
                + " is none.",
            "element_at(ARRAY['a', 'b'], -1)",
            "b"),
        SqlFunction.scalar(
            "contains(array(T), T) -> boolean",
            "trino_array_contains($1, $2)",
            "Whether an array has an element.",
            "contains(ARRAY[22, 3389], 22)",
            "true"),
        SqlFunction.scalar(
            "array_distinct(array(T)) -> array(T)",
            "trino_distinct($1)",
            "The elements without repetitions.",
            "array_distinct(ARRAY[1, 2, 1])",
            "[1, 2]"),
        SqlFunction.scalar(
            "array_intersect(array(T), array(T)) -> array(T)",
            "CASE WHEN $2 IS NOT NULL THEN trino_distinct(list_filter($1, lambda e1: trino_has($2,"
                + " e1))) END",
            "The elements that both arrays have.",
            "array_intersect(ARRAY[1, 2, 3], ARRAY[2, 3, 4])",
            "[2, 3]"),
        SqlFunction.scalar(
            "array_union(array(T), array(T)) -> array(T)",
            "trino_distinct(trino_concat2($1, $2))",
            "The elements that one of the arrays has.",
            "array_union(ARRAY[1, 2], ARRAY[2, 3])",
            "[1, 2, 3]"),
        SqlFunction.scalar(
            "array_except(array(T), array(T)) -> array(T)",
            "CASE WHEN $2 IS NOT NULL THEN trino_distinct(list_filter($1, lambda e1: NOT"
                + " trino_has($2, e1))) END",
            "The elements that only the first array has.",
            "array_except(ARRAY[1, 2], ARRAY[2, 3])",
            "[1]"),
        SqlFunction.scalar(
            "arrays_overlap(array(T), array(T)) -> boolean",
            "trino_overlap($1, $2)",
            "Whether the arrays have an element in common.",
            "arrays_overlap(ARRAY[1, 2], ARRAY[2, 3])",
            "true"),
        SqlFunction.written(
            "array_join(array(T), varchar) -> varchar",
            Concatenation::joined,
            "The elements as one text; NULLs are left out.",
            "array_join(ARRAY[22, 80], '/')",
            "22/80"),
        SqlFunction.written(
            "array_join(array(T), varchar, varchar) -> varchar",
            Concatenation::joined,
            "The elements as one text, with a text for NULLs.",
            "array_join(ARRAY[1, NULL], ',', '-')",
            "1,-"),
        SqlFunction.scalar(
            "array_max(array(T)) -> T",
            "trino_list_max($1)",
            "The largest element; NULL if there is a NULL.",
            "array_max(ARRAY[1, 3, 2])",
            "3"),
        SqlFunction.scalar(
            "array_min(array(T)) -> T",
            "trino_list_min($1)",
            "The smallest element; NULL if there is a NULL.",
            "array_min(ARRAY[1, 3, 2])",
            "1"),
        SqlFunction.scalar(
            "array_position(array(T), T) -> bigint",
            "trino_array_position($1, $2)",
            "The place of an element, counted from 1; 0 if it is not there.",
            "array_position(ARRAY[5, 6], 6)",
            "2"),
        SqlFunction.scalar(
            "array_remove(array(T), T) -> array(T)",
            "CASE WHEN $2 IS NOT NULL THEN list_filter($1, lambda e1: e1 IS DISTINCT FROM $2) END",
            "The elements that are not equal to a value.",
            "array_remove(ARRAY[1, 2, 1], 1)",
            "[2]"),
        SqlFunction.scalar(
            "array_sort(array(T)) -> array(T)",
            "list_sort($1, 'ASC', 'NULLS LAST')",
            "The elements in order, NULLs last.",
            "array_sort(ARRAY[3, 1, 2])",
            "[1, 2, 3]"),
        SqlFunction.written(
            "array_sort(array(T), function(T, T, integer)) -> array(T)",
            Lambdas::sorted,
            "The elements in the order of a lambda that gives -1, 0 or 1 for two of them.",
            "array_sort(ARRAY[1, 3, 2], (a, b) -> IF(a < b, 1, IF(a = b, 0, -1)))",
            "[3, 2, 1]"),
        SqlFunction.scalar(
            "trim_array(array(T), bigint) -> array(T)",
            "trino_trim_array($1, $2)",
            "Without the last elements.",
            "trim_array(ARRAY[1, 2, 3], 1)",
            "[1, 2]"),
        SqlFunction.also("reverse(array(T)) -> array(T)", "list_reverse($1)"),
        SqlFunction.scalar(
            "flatten(array(array(T))) -> array(T)",
            "flatten($1)",
            "The elements of arrays in an array.",
            "flatten(ARRAY[ARRAY[1], ARRAY[2, 3]])",
            "[1, 2, 3]"),
        SqlFunction.scalar(
            "repeat(T, bigint) -> array(T)",
            "list_transform(range(trino_repeats($2)), lambda e1: $1)",
            "An element so many times.",
            "repeat('a', 2)",
            "[a, a]"),
        SqlFunction.scalar(
            "sequence(bigint, bigint) -> array(bigint)",
            "trino_sequence($1, $2, CASE WHEN $2 < $1 THEN -1 ELSE 1 END)",
            "The numbers from one to another.",
            "sequence(1, 4)",
            "[1, 2, 3, 4]"),
        SqlFunction.scalar(
            "sequence(bigint, bigint, bigint) -> array(bigint)",
            "trino_sequence($1, $2, $3)",
            "The numbers from one to another, in steps.",
            "sequence(1, 9, 4)",
            "[1, 5, 9]"),
        SqlFunction.scalar(
            "sequence(date, date) -> array(date)",
            "list_transform(trino_times($1, $2, CASE WHEN $2 < $1 THEN INTERVAL '-1 day' ELSE"
                + " INTERVAL '1 day' END, CASE WHEN $2 < $1 THEN -86400000 ELSE 86400000 END),"
                + " lambda e1: CAST(e1 AS DATE))",
            "The days from one to another.",
            "sequence(DATE '2026-11-20', DATE '2026-11-21')",
            "[2026-11-20, 2026-11-21]"),
        SqlFunction.also(
            "sequence(date, date, interval day to second) -> array(date)",
            "list_transform(trino_times($1, $2, to_milliseconds(trino_whole_days($3)), $3), lambda"
                + " e1: CAST(e1 AS DATE))"),
        SqlFunction.also(
            "sequence(date, date, interval year to month) -> array(date)",
            "list_transform(trino_months($1, $2, $3), lambda e1: CAST(e1 AS DATE))"),
        SqlFunction.scalar(
            "sequence(timestamp(p), timestamp(p), interval day to second) -> array(timestamp(p))",
            "trino_times($1, $2, to_milliseconds($3), $3)",
            "The times from one to another, in steps.",
            "cardinality(sequence(TIMESTAMP '2026-11-21 00:00:00', TIMESTAMP '2026-11-21 01:00:00',"
                + " INTERVAL '5' MINUTE))",
            "13"),
        SqlFunction.also(
            "sequence(timestamp(p), timestamp(p), interval year to month) -> array(timestamp(p))",
            "trino_months($1, $2, $3)"),
        SqlFunction.scalar(
            "shuffle(array(T)) -> array(T)",
            "list_transform(list_sort(list_transform($1, lambda e1: {'r': random(), 'e': e1})),"
                + " lambda e2: e2.e)",
            "The elements in an order by chance.",
            "cardinality(shuffle(ARRAY[1, 2]))",
            "2"),
        SqlFunction.scalar(
            "slice(array(T), bigint, bigint) -> array(T)",
            "trino_slice($1, $2, $3)",
            "So many elements from a place.",
            "slice(ARRAY[1, 2, 3, 4], 2, 2)",
            "[2, 3]"),
        SqlFunction.scalar(
            "ngrams(array(T), bigint) -> array(array(T))",
            "trino_ngrams($1, $2)",
            "The runs of so many elements.",
            "ngrams(ARRAY['a', 'b', 'c'], 2)",
            "[[a, b], [b, c]]"),
        SqlFunction.scalar(
            "filter(array(T), function(T, boolean)) -> array(T)",
            "list_filter($1, $2)",
            "The elements for which the lambda is true.",
            "filter(ARRAY[22, 80], x -> x > 30)",
            "[80]"),
        SqlFunction.scalar(
            "transform(array(T), function(T, U)) -> array(U)",
            "list_transform($1, $2)",
            "What the lambda gives for each element.",
            "transform(ARRAY[1, 2], x -> x * 10)",
            "[10, 20]"),
        SqlFunction.scalar(
            "any_match(array(T), function(T, boolean)) -> boolean",
            "trino_any(list_transform($1, $2))",
            "Whether the lambda is true for an element.",
            "any_match(ARRAY[1, 2], x -> x > 1)",
            "true"),
        SqlFunction.scalar(
            "all_match(array(T), function(T, boolean)) -> boolean",
            "trino_all(list_transform($1, $2))",
            "Whether the lambda is true for every element.",
            "all_match(ARRAY[1, 2], x -> x > 1)",
            "false"),
        SqlFunction.scalar(
            "none_match(array(T), function(T, boolean)) -> boolean",
            "(NOT trino_any(list_transform($1, $2)))",
            "Whether the lambda is true for no element.",
            "none_match(ARRAY[1, 2], x -> x > 2)",
            "true"),
        SqlFunction.scalar(
            "zip(array(T), array(U)) -> array(row(T, U))",
            "CASE WHEN $1 IS NOT NULL AND $2 IS NOT NULL THEN"
                + " list_transform(range(greatest(len($1), len($2))), lambda e1: {'f1': $1[e1 + 1],"
                + " 'f2': $2[e1 + 1]}) END",
            "The elements of two arrays side by side.",
            "zip(ARRAY[1, 2], ARRAY['a', 'b'])",
            "[{field0=1, field1=a}, {field0=2, field1=b}]"),
        SqlFunction.also(
            "zip(array(T), array(U), array(V)) -> array(row(T, U, V))",
            "CASE WHEN $1 IS NOT NULL AND $2 IS NOT NULL AND $3 IS NOT NULL THEN"
                + " list_transform(range(greatest(len($1), len($2), len($3))), lambda e1: {'f1':"
                + " $1[e1 + 1], 'f2': $2[e1 + 1], 'f3': $3[e1 + 1]}) END"),
        SqlFunction.written(
            "zip_with(array(T), array(U), function(T, U, R)) -> array(R)",
            Lambdas::zipWith,
            "What the lambda gives for the elements of two arrays.",
            "zip_with(ARRAY[1, 2], ARRAY[10, 20], (a, b) -> a + b)",
            "[11, 22]"),
        SqlFunction.written(
            "reduce(array(T), S, function(S, T, S), function(S, R)) -> R",
            Lambdas::reduce,
            "One value out of all elements: a start, a step and an end.",
            "reduce(ARRAY[1, 2, 3], 0, (s, x) -> s + x, s -> s * 10)",
            "60"),
        SqlFunction.written(
            "concat(array(T), array(T), array(T)...) -> array(T)",
            Concatenation::arrays,
            "",
            "",
            ""));
  }
}
