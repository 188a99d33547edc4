package weir.query.sql;

import java.util.List;

/// Functions over the rows of a group.
final class Aggregates {
  private Aggregates() {}

  static List<SqlFunction> all() {
    return List.of(
        SqlFunction.alsoAggregate(
            "corr(real, real) -> real", "CAST(trino_unless_nan(corr@($1, $2)) AS FLOAT)"),
        SqlFunction.alsoAggregate(
            "covar_pop(real, real) -> real", "CAST(covar_pop@($1, $2) AS FLOAT)"),
        SqlFunction.alsoAggregate(
            "covar_samp(real, real) -> real", "CAST(covar_samp@($1, $2) AS FLOAT)"),
        SqlFunction.alsoAggregate(
            "regr_slope(real, real) -> real",
            "CAST(trino_unless_nan(regr_slope@($1, $2)) AS FLOAT)"),
        SqlFunction.alsoAggregate(
            "regr_intercept(real, real) -> real",
            "CAST(trino_unless_nan(regr_intercept@($1, $2)) AS FLOAT)"),
        SqlFunction.aggregate(
            "count() -> bigint",
            "count@(*)",
            "How many rows there are: `count(*)`.",
            "SELECT count(*) FROM (VALUES 1, 2, 2, 4) AS t(x)",
            "4"),
        SqlFunction.aggregate(
            "count(T) -> bigint",
            "count@($1)",
            "How many values are not NULL.",
            "SELECT count(DISTINCT x) FROM (VALUES 1, 2, 2, 4) AS t(x)",
            "3"),
        SqlFunction.aggregate(
            "count_if(boolean) -> bigint",
            "coalesce(CAST(count_if@($1) AS BIGINT), 0)",
            "How many values are true.",
            "SELECT count_if(x > 1) FROM (VALUES 1, 2, 2, 4) AS t(x)",
            "3"),
        SqlFunction.aggregate(
            "sum(bigint) -> bigint",
            "CAST(sum@($1) AS BIGINT)",
            "The sum.",
            "SELECT sum(x) FROM (VALUES 1, 2, 2, 4) AS t(x)",
            "9"),
        SqlFunction.alsoAggregate("sum(double) -> double", "sum@($1)"),
        SqlFunction.alsoAggregate("sum(real) -> real", "CAST(sum@($1) AS FLOAT)"),
        SqlFunction.writtenAggregate(
            "sum(decimal(p,s)) -> decimal(p,s)", DecimalAggregates::sum, "", "", ""),
        SqlFunction.alsoAggregate(
            "sum(interval day to second) -> interval day to second", "CAST(sum@($1) AS BIGINT)"),
        SqlFunction.alsoAggregate(
            "sum(interval year to month) -> interval year to month", "CAST(sum@($1) AS BIGINT)"),
        SqlFunction.aggregate(
            "avg(bigint) -> double",
            "avg@($1)",
            "The average.",
            "SELECT avg(x) FROM (VALUES 1, 2, 2, 4) AS t(x)",
            "2.25"),
        SqlFunction.alsoAggregate("avg(double) -> double", "avg@($1)"),
        SqlFunction.alsoAggregate("avg(real) -> real", "CAST(avg@($1) AS FLOAT)"),
        SqlFunction.writtenAggregate(
            "avg(decimal(p,s)) -> decimal(p,s)", DecimalAggregates::avg, "", "", ""),
        SqlFunction.alsoAggregate(
            "avg(interval day to second) -> interval day to second",
            "CAST(round(avg@($1)) AS BIGINT)"),
        SqlFunction.aggregate(
            "min(T) -> T",
            "min@($1)",
            "The smallest value.",
            "SELECT min(x) FROM (VALUES 1, 2, 2, 4) AS t(x)",
            "1"),
        SqlFunction.aggregate(
            "min(T, bigint) -> array(T)",
            "min@($1, $2)",
            "The smallest values.",
            "SELECT min(x, 2) FROM (VALUES 1, 2, 2, 4) AS t(x)",
            "[1, 2]"),
        SqlFunction.aggregate(
            "max(T) -> T",
            "max@($1)",
            "The largest value.",
            "SELECT max(x) FROM (VALUES 1, 2, 2, 4) AS t(x)",
            "4"),
        SqlFunction.aggregate(
            "max(T, bigint) -> array(T)",
            "max@($1, $2)",
            "The largest values.",
            "SELECT max(x, 2) FROM (VALUES 1, 2, 2, 4) AS t(x)",
            "[4, 2]"),
        SqlFunction.aggregate(
            "min_by(T, U) -> T",
            "arg_min_null@($1, $2)",
            "The value beside the smallest.",
            "SELECT min_by(y, x) FROM (VALUES (1, 'a'), (2, 'b'), (3, 'c')) AS t(x, y)",
            "a"),
        SqlFunction.aggregate(
            "min_by(T, U, bigint) -> array(T)",
            "arg_min@($1, $2, $3)",
            "The values beside the smallest.",
            "SELECT min_by(y, x, 2) FROM (VALUES (1, 'a'), (2, 'b'), (3, 'c')) AS t(x, y)",
            "[a, b]"),
        SqlFunction.aggregate(
            "max_by(T, U) -> T",
            "arg_max_null@($1, $2)",
            "The value beside the largest.",
            "SELECT max_by(y, x) FROM (VALUES (1, 'a'), (2, 'b'), (3, 'c')) AS t(x, y)",
            "c"),
        SqlFunction.aggregate(
            "max_by(T, U, bigint) -> array(T)",
            "arg_max@($1, $2, $3)",
            "The values beside the largest.",
            "SELECT max_by(y, x, 2) FROM (VALUES (1, 'a'), (2, 'b'), (3, 'c')) AS t(x, y)",
            "[c, b]"),
        SqlFunction.aggregate(
            "arbitrary(T) -> T",
            "any_value@($1)",
            "Some value that is not NULL.",
            "SELECT arbitrary(x) FROM (VALUES 7) AS t(x)",
            "7"),
        SqlFunction.aggregate(
            "any_value(T) -> T",
            "any_value@($1)",
            "Some value that is not NULL.",
            "SELECT any_value(x) FROM (VALUES 7) AS t(x)",
            "7"),
        SqlFunction.aggregate(
            "array_agg(T) -> array(T)",
            "list@($1)",
            "All values, in the order of ORDER BY.",
            "SELECT array_agg(x ORDER BY x DESC) FROM (VALUES 1, 2, 2, 4) AS t(x)",
            "[4, 2, 2, 1]"),
        SqlFunction.aggregate(
            "listagg(varchar, varchar, boolean, varchar, boolean) -> varchar",
            "string_agg@($1, $2)",
            "The texts as one.",
            "SELECT listagg(y, '-') WITHIN GROUP (ORDER BY x) FROM (VALUES (1, 'a'), (2, 'b'), (3,"
                + " 'c')) AS t(x, y)",
            "a-b-c"),
        SqlFunction.aggregate(
            "approx_distinct(T) -> bigint",
            "count@(DISTINCT $1)",
            "About how many different values there are; exact in Weir.",
            "SELECT approx_distinct(x) FROM (VALUES 1, 2, 2, 4) AS t(x)",
            "3"),
        SqlFunction.alsoAggregate("approx_distinct(T, double) -> bigint", "count@(DISTINCT $1)"),
        SqlFunction.aggregate(
            "approx_percentile(bigint, double) -> bigint",
            "CAST(quantile_disc@($1, trino_share($2)) AS BIGINT)",
            "The value below which that share of the values is; exact in Weir.",
            "SELECT approx_percentile(x, 0.5) FROM (VALUES 1, 2, 2, 4) AS t(x)",
            "2"),
        SqlFunction.alsoAggregate(
            "approx_percentile(double, double) -> double", "quantile_disc@($1, trino_share($2))"),
        SqlFunction.alsoAggregate(
            "approx_percentile(real, double) -> real", "quantile_disc@($1, trino_share($2))"),
        SqlFunction.aggregate(
            "approx_percentile(bigint, array(double)) -> array(bigint)",
            "CAST(quantile_disc@($1, trino_shares($2)) AS BIGINT[])",
            "The values for several shares.",
            "SELECT approx_percentile(x, ARRAY[0.25, 1.0]) FROM (VALUES 1, 2, 2, 4) AS t(x)",
            "[2, 4]"),
        SqlFunction.alsoAggregate(
            "approx_percentile(double, array(double)) -> array(double)",
            "quantile_disc@($1, trino_shares($2))"),
        SqlFunction.alsoAggregate(
            "approx_percentile(real, array(double)) -> array(real)",
            "quantile_disc@($1, trino_shares($2))"),
        SqlFunction.aggregate(
            "approx_percentile(bigint, double, double) -> bigint",
            "CAST(floor(trino_weighted(list@(trino_weighed($1, $2)), [$3])[1] + 0.5) AS BIGINT)",
            "The same where each value counts as often as its weight says.",
            "SELECT approx_percentile(x, w, 0.5) FROM (VALUES (1, 1), (2, 7), (9, 1)) AS t(x, w)",
            "2"),
        SqlFunction.alsoAggregate(
            "approx_percentile(double, double, double) -> double",
            "trino_weighted(list@(trino_weighed($1, $2)), [$3])[1]"),
        SqlFunction.alsoAggregate(
            "approx_percentile(real, double, double) -> real",
            "CAST(trino_weighted(list@(trino_weighed($1, $2)), [$3])[1] AS FLOAT)"),
        SqlFunction.alsoAggregate(
            "approx_percentile(bigint, double, array(double)) -> array(bigint)",
            "CAST(list_transform(trino_weighted(list@(trino_weighed($1, $2)), $3), lambda q:"
                + " floor(q + 0.5)) AS BIGINT[])"),
        SqlFunction.alsoAggregate(
            "approx_percentile(double, double, array(double)) -> array(double)",
            "trino_weighted(list@(trino_weighed($1, $2)), $3)"),
        SqlFunction.alsoAggregate(
            "approx_percentile(real, double, array(double)) -> array(real)",
            "CAST(trino_weighted(list@(trino_weighed($1, $2)), $3) AS FLOAT[])"),
        SqlFunction.alsoAggregate(
            "approx_percentile(bigint, double, double, double) -> bigint",
            "CAST(floor(trino_weighted(list@(trino_weighed($1, $2)), [$3])[1] + 0.5) AS BIGINT)"),
        SqlFunction.alsoAggregate(
            "approx_percentile(double, double, double, double) -> double",
            "trino_weighted(list@(trino_weighed($1, $2)), [$3])[1]"),
        SqlFunction.aggregate(
            "bool_and(boolean) -> boolean",
            "bool_and@($1)",
            "Whether all values are true.",
            "SELECT bool_and(x > 1) FROM (VALUES 1, 2, 2, 4) AS t(x)",
            "false"),
        SqlFunction.aggregate(
            "every(boolean) -> boolean",
            "bool_and@($1)",
            "Whether all values are true.",
            "SELECT every(x > 0) FROM (VALUES 1, 2, 2, 4) AS t(x)",
            "true"),
        SqlFunction.aggregate(
            "bool_or(boolean) -> boolean",
            "bool_or@($1)",
            "Whether a value is true.",
            "SELECT bool_or(x > 3) FROM (VALUES 1, 2, 2, 4) AS t(x)",
            "true"),
        SqlFunction.aggregate(
            "bitwise_and_agg(bigint) -> bigint",
            "bit_and@($1)",
            "The bits that all values have.",
            "SELECT bitwise_and_agg(x) FROM (VALUES 6, 3) AS t(x)",
            "2"),
        SqlFunction.aggregate(
            "bitwise_or_agg(bigint) -> bigint",
            "bit_or@($1)",
            "The bits that one of the values has.",
            "SELECT bitwise_or_agg(x) FROM (VALUES 6, 3) AS t(x)",
            "7"),
        SqlFunction.aggregate(
            "bitwise_xor_agg(bigint) -> bigint",
            "bit_xor@($1)",
            "The bits that an odd number of values has.",
            "SELECT bitwise_xor_agg(x) FROM (VALUES 6, 3) AS t(x)",
            "5"),
        SqlFunction.aggregate(
            "stddev(double) -> double",
            "stddev_samp@($1)",
            "The standard deviation of a sample.",
            "SELECT stddev(x) FROM (VALUES 1, 3) AS t(x)",
            "1.4142135623730951"),
        SqlFunction.aggregate(
            "stddev_samp(double) -> double",
            "stddev_samp@($1)",
            "The standard deviation of a sample.",
            "SELECT stddev_samp(x) FROM (VALUES 1, 1) AS t(x)",
            "0.0"),
        SqlFunction.aggregate(
            "stddev_pop(double) -> double",
            "stddev_pop@($1)",
            "The standard deviation of all.",
            "SELECT stddev_pop(x) FROM (VALUES 1, 3) AS t(x)",
            "1.0"),
        SqlFunction.aggregate(
            "variance(double) -> double",
            "var_samp@($1)",
            "The variance of a sample.",
            "SELECT variance(x) FROM (VALUES 1, 3) AS t(x)",
            "2.0"),
        SqlFunction.aggregate(
            "var_samp(double) -> double",
            "var_samp@($1)",
            "The variance of a sample.",
            "SELECT var_samp(x) FROM (VALUES 1, 3) AS t(x)",
            "2.0"),
        SqlFunction.aggregate(
            "var_pop(double) -> double",
            "var_pop@($1)",
            "The variance of all.",
            "SELECT var_pop(x) FROM (VALUES 1, 3) AS t(x)",
            "1.0"),
        SqlFunction.aggregate(
            "skewness(double) -> double",
            "CASE WHEN bool_or@(NOT isfinite($1)) THEN CAST('nan' AS DOUBLE) ELSE skewness@(CASE"
                + " WHEN isfinite($1) THEN $1 END) END",
            "How lopsided the values are.",
            "SELECT round(skewness(x), 3) IS NOT NULL FROM (VALUES 1, 2, 5) AS t(x)",
            "true"),
        SqlFunction.aggregate(
            "kurtosis(double) -> double",
            "CASE WHEN bool_or@(NOT isfinite($1)) THEN CAST('nan' AS DOUBLE) ELSE kurtosis@(CASE"
                + " WHEN isfinite($1) THEN $1 END) END",
            "How heavy the tails of the values are.",
            "SELECT kurtosis(x) IS NOT NULL FROM (VALUES 1, 2, 2, 5) AS t(x)",
            "true"),
        SqlFunction.aggregate(
            "corr(double, double) -> double",
            "trino_unless_nan(corr@($1, $2))",
            "The correlation of two columns.",
            "SELECT corr(x, y) FROM (VALUES (1, 2), (2, 4)) AS t(x, y)",
            "1.0"),
        SqlFunction.aggregate(
            "covar_pop(double, double) -> double",
            "covar_pop@($1, $2)",
            "The covariance of all.",
            "SELECT covar_pop(x, y) FROM (VALUES (1, 2), (3, 4)) AS t(x, y)",
            "1.0"),
        SqlFunction.aggregate(
            "covar_samp(double, double) -> double",
            "covar_samp@($1, $2)",
            "The covariance of a sample.",
            "SELECT covar_samp(x, y) FROM (VALUES (1, 2), (3, 4)) AS t(x, y)",
            "2.0"),
        SqlFunction.aggregate(
            "regr_slope(double, double) -> double",
            "trino_unless_nan(regr_slope@($1, $2))",
            "The slope of the line through the points.",
            "SELECT regr_slope(y, x) FROM (VALUES (1, 2), (2, 4)) AS t(x, y)",
            "2.0"),
        SqlFunction.aggregate(
            "regr_intercept(double, double) -> double",
            "trino_unless_nan(regr_intercept@($1, $2))",
            "Where the line through the points begins.",
            "SELECT regr_intercept(y, x) FROM (VALUES (1, 2), (2, 4)) AS t(x, y)",
            "0.0"),
        SqlFunction.aggregate(
            "geometric_mean(double) -> double",
            "exp(avg@(ln($1)))",
            "The geometric mean.",
            "SELECT round(geometric_mean(x), 6) FROM (VALUES 2, 8) AS t(x)",
            "4.0"),
        SqlFunction.aggregate(
            "histogram(T) -> map(T, bigint)",
            "trino_histogram(histogram@($1))",
            "How often each value comes.",
            "SELECT histogram(x) FROM (VALUES 1, 2, 2, 4) AS t(x)",
            "{1=1, 2=2, 4=1}"),
        SqlFunction.alsoAggregate(
            "approx_most_frequent(bigint, varchar, bigint) -> map(varchar, bigint)",
            "trino_most_frequent(histogram@($2), $1)"),
        SqlFunction.aggregate(
            "approx_most_frequent(bigint, bigint, bigint) -> map(bigint, bigint)",
            "trino_most_frequent(histogram@($2), $1)",
            "The most frequent values and how often they come; exact in Weir.",
            "SELECT approx_most_frequent(2, x, 10) FROM (VALUES 1, 2, 2, 4) AS t(x)",
            "{2=2, 1=1}"),
        SqlFunction.aggregate(
            "map_agg(K, V) -> map(K, V)",
            "trino_map_agg(list@({'k': $1, 'v': $2}))",
            "The map of keys and values.",
            "SELECT map_agg(y, x) FROM (VALUES (1, 'a'), (2, 'b'), (3, 'c')) AS t(x, y)",
            "{a=1, b=2, c=3}"),
        SqlFunction.aggregate(
            "multimap_agg(K, V) -> map(K, array(V))",
            "trino_multimap_agg(list@({'k': $1, 'v': $2}))",
            "The map of keys and all their values.",
            "SELECT multimap_agg(y, x) FROM (VALUES (1, 'a'), (2, 'a')) AS t(x, y)",
            "{a=[1, 2]}"),
        SqlFunction.aggregate(
            "map_union(map(K, V)) -> map(K, V)",
            "trino_map_union(list@($1))",
            "The maps in one.",
            "SELECT map_union(map(ARRAY[y], ARRAY[x])) FROM (VALUES (1, 'a'), (2, 'b')) AS t(x, y)",
            "{a=1, b=2}"),
        SqlFunction.writtenAggregate(
            "checksum(T) -> varbinary",
            Checksums::term,
            "Eight bytes that depend on the values and not on their order.",
            "SELECT to_hex(checksum(x)) FROM (VALUES 1, 2, 3) AS t(x)",
            "AAEB180D3C4FFA05"),
        SqlFunction.writtenAggregate(
            "reduce_agg(T, S, function(S, T, S), function(S, S, S)) -> S",
            Lambdas::reduceRows,
            "One value out of all rows: a start and a step; the last lambda joins parts.",
            "SELECT reduce_agg(x, 0, (s, x) -> s + x, (a, b) -> a + b) FROM (VALUES 1, 2, 3) AS"
                + " t(x)",
            "6"));
  }
}
