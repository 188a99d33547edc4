package weir.query.sql;

import java.util.List;

/// Functions over numbers.
final class MathFunctions {
  private MathFunctions() {}

  static List<SqlFunction> all() {
    return List.of(
        SqlFunction.also("random(integer) -> integer", "CAST(floor(random() * $1) AS INTEGER)"),
        SqlFunction.also("rand(integer) -> integer", "CAST(floor(random() * $1) AS INTEGER)"),
        SqlFunction.written(
            "truncate(decimal(p,s), bigint) -> decimal(p,s)",
            DecimalRounding::truncateTo,
            "",
            "",
            ""),
        SqlFunction.also("abs(tinyint) -> tinyint", "abs($1)"),
        SqlFunction.also("sign(tinyint) -> tinyint", "CAST(sign($1) AS $r)"),
        SqlFunction.also("abs(smallint) -> smallint", "abs($1)"),
        SqlFunction.also("sign(smallint) -> smallint", "CAST(sign($1) AS $r)"),
        SqlFunction.also("abs(integer) -> integer", "abs($1)"),
        SqlFunction.also("sign(integer) -> integer", "CAST(sign($1) AS $r)"),
        SqlFunction.scalar(
            "abs(bigint) -> bigint", "abs($1)", "The absolute value.", "abs(-5)", "5"),
        SqlFunction.scalar(
            "sign(bigint) -> bigint", "CAST(sign($1) AS BIGINT)", "-1, 0 or 1.", "sign(-5)", "-1"),
        SqlFunction.also("abs(real) -> real", "abs($1)"),
        SqlFunction.also(
            "sign(real) -> real", "CASE WHEN isnan($1) THEN $1 ELSE CAST(sign($1) AS $r) END"),
        SqlFunction.also("abs(double) -> double", "abs($1)"),
        SqlFunction.also(
            "sign(double) -> double", "CASE WHEN isnan($1) THEN $1 ELSE CAST(sign($1) AS $r) END"),
        SqlFunction.also("abs(decimal(p,s)) -> decimal(p,s)", "CAST(abs($1) AS $r)"),
        SqlFunction.also("sign(decimal(p,s)) -> decimal(1,0)", "CAST(sign($1) AS DECIMAL(1,0))"),
        SqlFunction.also("ceiling(tinyint) -> tinyint", "$1"),
        SqlFunction.also("ceil(tinyint) -> tinyint", "$1"),
        SqlFunction.also("floor(tinyint) -> tinyint", "$1"),
        SqlFunction.also("round(tinyint) -> tinyint", "$1"),
        SqlFunction.also(
            "round(tinyint, bigint) -> tinyint", "CAST(round($1, CAST($2 AS INTEGER)) AS $r)"),
        SqlFunction.also("truncate(tinyint) -> tinyint", "$1"),
        SqlFunction.also("mod(tinyint, tinyint) -> tinyint", "($1 % $2)"),
        SqlFunction.also("ceiling(smallint) -> smallint", "$1"),
        SqlFunction.also("ceil(smallint) -> smallint", "$1"),
        SqlFunction.also("floor(smallint) -> smallint", "$1"),
        SqlFunction.also("round(smallint) -> smallint", "$1"),
        SqlFunction.also(
            "round(smallint, bigint) -> smallint", "CAST(round($1, CAST($2 AS INTEGER)) AS $r)"),
        SqlFunction.also("truncate(smallint) -> smallint", "$1"),
        SqlFunction.also("mod(smallint, smallint) -> smallint", "($1 % $2)"),
        SqlFunction.also("ceiling(integer) -> integer", "$1"),
        SqlFunction.also("ceil(integer) -> integer", "$1"),
        SqlFunction.also("floor(integer) -> integer", "$1"),
        SqlFunction.also("round(integer) -> integer", "$1"),
        SqlFunction.also(
            "round(integer, bigint) -> integer", "CAST(round($1, CAST($2 AS INTEGER)) AS $r)"),
        SqlFunction.also("truncate(integer) -> integer", "$1"),
        SqlFunction.also("mod(integer, integer) -> integer", "($1 % $2)"),
        SqlFunction.also("ceiling(bigint) -> bigint", "$1"),
        SqlFunction.also("ceil(bigint) -> bigint", "$1"),
        SqlFunction.also("floor(bigint) -> bigint", "$1"),
        SqlFunction.also("round(bigint) -> bigint", "$1"),
        SqlFunction.also(
            "round(bigint, bigint) -> bigint", "CAST(round($1, CAST($2 AS INTEGER)) AS $r)"),
        SqlFunction.also("truncate(bigint) -> bigint", "$1"),
        SqlFunction.also("mod(bigint, bigint) -> bigint", "($1 % $2)"),
        SqlFunction.also("ceiling(real) -> real", "ceil($1)"),
        SqlFunction.also("ceil(real) -> real", "ceil($1)"),
        SqlFunction.also("floor(real) -> real", "floor($1)"),
        SqlFunction.also("round(real) -> real", "round($1)"),
        SqlFunction.also("round(real, bigint) -> real", "trino_round_double($1, $2)"),
        SqlFunction.also("truncate(real) -> real", "trunc($1)"),
        SqlFunction.also("mod(real, real) -> real", "($1 % $2)"),
        SqlFunction.scalar(
            "ceiling(double) -> double",
            "ceil($1)",
            "The next whole number above.",
            "ceiling(1.2e0)",
            "2.0"),
        SqlFunction.scalar(
            "ceil(double) -> double",
            "ceil($1)",
            "The next whole number above.",
            "ceil(-1.2e0)",
            "-1.0"),
        SqlFunction.scalar(
            "floor(double) -> double",
            "floor($1)",
            "The next whole number below.",
            "floor(1.8e0)",
            "1.0"),
        SqlFunction.scalar(
            "round(double) -> double",
            "round($1)",
            "The nearest whole number, halves away from zero.",
            "round(2.5e0)",
            "3.0"),
        SqlFunction.scalar(
            "round(double, bigint) -> double",
            "trino_round_double($1, $2)",
            "Rounded to so many digits after the point.",
            "round(1.256e0, 2)",
            "1.26"),
        SqlFunction.scalar(
            "truncate(double) -> double",
            "trunc($1)",
            "Without the digits after the point.",
            "truncate(1.8e0)",
            "1.0"),
        SqlFunction.scalar(
            "mod(double, double) -> double",
            "($1 % $2)",
            "The remainder of a division.",
            "mod(7, 3)",
            "1"),
        SqlFunction.written(
            "ceiling(decimal(p,s)) -> decimal(p,s)", DecimalRounding::ceiling, "", "", ""),
        SqlFunction.written(
            "ceil(decimal(p,s)) -> decimal(p,s)", DecimalRounding::ceiling, "", "", ""),
        SqlFunction.written(
            "floor(decimal(p,s)) -> decimal(p,s)", DecimalRounding::floor, "", "", ""),
        SqlFunction.written(
            "round(decimal(p,s)) -> decimal(p,s)", DecimalRounding::round, "", "", ""),
        SqlFunction.written(
            "round(decimal(p,s), bigint) -> decimal(p,s)", DecimalRounding::roundTo, "", "", ""),
        SqlFunction.written(
            "truncate(decimal(p,s)) -> decimal(p,s)", DecimalRounding::truncate, "", "", ""),
        SqlFunction.written(
            "mod(decimal(p,s), decimal(q,t)) -> decimal(p,s)", DecimalRounding::mod, "", "", ""),
        SqlFunction.scalar(
            "sqrt(double) -> double", "trino_sqrt($1)", "The square root.", "sqrt(16)", "4.0"),
        SqlFunction.scalar(
            "cbrt(double) -> double", "trino_cbrt($1)", "The cube root.", "cbrt(27)", "3.0"),
        SqlFunction.scalar("exp(double) -> double", "exp($1)", "e to a power.", "exp(0)", "1.0"),
        SqlFunction.scalar(
            "ln(double) -> double", "trino_ln($1)", "The natural logarithm.", "ln(1)", "0.0"),
        SqlFunction.scalar(
            "log2(double) -> double",
            "(trino_ln($1) / ln(CAST(2 AS DOUBLE)))",
            "The logarithm to base 2.",
            "log2(8)",
            "3.0"),
        SqlFunction.scalar(
            "log10(double) -> double",
            "trino_log10($1)",
            "The logarithm to base 10.",
            "log10(1000)",
            "3.0"),
        SqlFunction.scalar("sin(double) -> double", "sin($1)", "The sine.", "sin(0)", "0.0"),
        SqlFunction.scalar("cos(double) -> double", "cos($1)", "The cosine.", "cos(0)", "1.0"),
        SqlFunction.scalar("tan(double) -> double", "tan($1)", "The tangent.", "tan(0)", "0.0"),
        SqlFunction.scalar(
            "asin(double) -> double", "trino_asin($1)", "The arc sine.", "asin(0)", "0.0"),
        SqlFunction.scalar(
            "acos(double) -> double", "trino_acos($1)", "The arc cosine.", "acos(1)", "0.0"),
        SqlFunction.scalar(
            "atan(double) -> double", "atan($1)", "The arc tangent.", "atan(0)", "0.0"),
        SqlFunction.scalar(
            "sinh(double) -> double", "sinh($1)", "The hyperbolic sine.", "sinh(0)", "0.0"),
        SqlFunction.scalar(
            "cosh(double) -> double", "cosh($1)", "The hyperbolic cosine.", "cosh(0)", "1.0"),
        SqlFunction.scalar(
            "tanh(double) -> double", "tanh($1)", "The hyperbolic tangent.", "tanh(0)", "0.0"),
        SqlFunction.scalar(
            "degrees(double) -> double", "degrees($1)", "Radians as degrees.", "degrees(0)", "0.0"),
        SqlFunction.scalar(
            "radians(double) -> double", "radians($1)", "Degrees as radians.", "radians(0)", "0.0"),
        SqlFunction.scalar(
            "log(double, double) -> double",
            "(trino_ln($2) / trino_ln($1))",
            "The logarithm of the second number to the base of the first.",
            "log(2, 8)",
            "3.0"),
        SqlFunction.scalar(
            "power(double, double) -> double",
            "pow($1, $2)",
            "A number to a power.",
            "power(2, 10)",
            "1024.0"),
        SqlFunction.scalar(
            "pow(double, double) -> double",
            "pow($1, $2)",
            "A number to a power.",
            "pow(2, 3)",
            "8.0"),
        SqlFunction.scalar(
            "atan2(double, double) -> double",
            "atan2($1, $2)",
            "The arc tangent of a quotient.",
            "atan2(0, 1)",
            "0.0"),
        SqlFunction.scalar("pi() -> double", "pi()", "π.", "round(pi(), 2)", "3.14"),
        SqlFunction.scalar(
            "e() -> double", "exp(CAST(1 AS DOUBLE))", "Euler’s number.", "round(e(), 2)", "2.72"),
        SqlFunction.scalar(
            "infinity() -> double", "CAST('inf' AS DOUBLE)", "Infinity.", "infinity()", "Infinity"),
        SqlFunction.scalar(
            "nan() -> double", "CAST('nan' AS DOUBLE)", "Not a number.", "nan()", "NaN"),
        SqlFunction.scalar(
            "is_nan(double) -> boolean",
            "isnan($1)",
            "Whether a number is NaN.",
            "is_nan(nan())",
            "true"),
        SqlFunction.scalar(
            "is_infinite(double) -> boolean",
            "isinf($1)",
            "Whether a number is infinite.",
            "is_infinite(1)",
            "false"),
        SqlFunction.scalar(
            "is_finite(double) -> boolean",
            "isfinite($1)",
            "Whether a number is finite.",
            "is_finite(1)",
            "true"),
        SqlFunction.scalar(
            "random() -> double",
            "random()",
            "A random number from 0 up to 1.",
            "random() < 1",
            "true"),
        SqlFunction.scalar(
            "rand() -> double",
            "random()",
            "A random number from 0 up to 1.",
            "rand() < 1",
            "true"),
        SqlFunction.scalar(
            "random(bigint) -> bigint",
            "CAST(floor(random() * $1) AS BIGINT)",
            "A random whole number below a bound.",
            "random(1)",
            "0"),
        SqlFunction.also(
            "random(bigint, bigint) -> bigint",
            "($1 + CAST(floor(random() * ($2 - $1)) AS BIGINT))"),
        SqlFunction.scalar(
            "from_base(varchar, bigint) -> bigint",
            "trino_from_base_checked($1, $2)",
            "The number that digits write to a base.",
            "from_base('ff', 16)",
            "255"),
        SqlFunction.scalar(
            "to_base(bigint, bigint) -> varchar(64)",
            "trino_to_base($1, $2)",
            "The digits of a number to a base.",
            "to_base(255, 16)",
            "ff"),
        SqlFunction.scalar(
            "width_bucket(double, double, double, bigint) -> bigint",
            "trino_width_bucket($1, $2, $3, $4)",
            "Which of so many equal parts of a range a number is in.",
            "width_bucket(5, 0, 10, 5)",
            "3"),
        SqlFunction.also(
            "width_bucket(double, array(double)) -> bigint",
            "CASE WHEN $1 IS NOT NULL THEN CAST(len(list_filter(trino_bins($2), lambda e1: e1 <="
                + " $1)) AS BIGINT) END"),
        SqlFunction.scalar(
            "cosine_similarity(array(double), array(double)) -> double",
            "trino_cosine($1, $2)",
            "The cosine of the angle between two vectors.",
            "cosine_similarity(ARRAY[1.0, 0.0], ARRAY[1.0, 0.0])",
            "1.0"),
        SqlFunction.written(
            "greatest(T, T...) -> T",
            Extremes::greatest,
            "The largest value; NULL if one is NULL.",
            "greatest(1, 3, 2)",
            "3"),
        SqlFunction.written(
            "least(T, T...) -> T",
            Extremes::least,
            "The smallest value; NULL if one is NULL.",
            "least(1, 3, 2)",
            "1"));
  }
}
