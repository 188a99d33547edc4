package weir.query.sql;

import java.util.List;

/// Functions over bits.
final class BitwiseFunctions {
  private BitwiseFunctions() {}

  static List<SqlFunction> all() {
    return List.of(
        SqlFunction.also(
            "bitwise_right_shift_arithmetic(integer, bigint) -> integer",
            "CAST(trino_shift_right_arithmetic($1, $2, 32) AS $r)"),
        SqlFunction.also(
            "bitwise_right_shift_arithmetic(smallint, bigint) -> smallint",
            "CAST(trino_shift_right_arithmetic($1, $2, 16) AS $r)"),
        SqlFunction.also(
            "bitwise_right_shift_arithmetic(tinyint, bigint) -> tinyint",
            "CAST(trino_shift_right_arithmetic($1, $2, 8) AS $r)"),
        SqlFunction.also(
            "bitwise_right_shift(integer, bigint) -> integer",
            "CAST(trino_shift_right($1, $2, 32) AS $r)"),
        SqlFunction.also(
            "bitwise_right_shift(smallint, bigint) -> smallint",
            "CAST(trino_shift_right($1, $2, 16) AS $r)"),
        SqlFunction.also(
            "bitwise_right_shift(tinyint, bigint) -> tinyint",
            "CAST(trino_shift_right($1, $2, 8) AS $r)"),
        SqlFunction.also(
            "bitwise_left_shift(integer, bigint) -> integer",
            "CAST(trino_shift_left($1, $2, 32) AS $r)"),
        SqlFunction.also(
            "bitwise_left_shift(smallint, bigint) -> smallint",
            "CAST(trino_shift_left($1, $2, 16) AS $r)"),
        SqlFunction.also(
            "bitwise_left_shift(tinyint, bigint) -> tinyint",
            "CAST(trino_shift_left($1, $2, 8) AS $r)"),
        SqlFunction.scalar(
            "bitwise_and(bigint, bigint) -> bigint",
            "($1 & $2)",
            "The bits that both numbers have.",
            "bitwise_and(18, 2)",
            "2"),
        SqlFunction.scalar(
            "bitwise_or(bigint, bigint) -> bigint",
            "($1 | $2)",
            "The bits that one of the numbers has.",
            "bitwise_or(16, 2)",
            "18"),
        SqlFunction.scalar(
            "bitwise_xor(bigint, bigint) -> bigint",
            "xor($1, $2)",
            "The bits that exactly one of the numbers has.",
            "bitwise_xor(18, 2)",
            "16"),
        SqlFunction.scalar(
            "bitwise_not(bigint) -> bigint", "(~$1)", "The other bits.", "bitwise_not(0)", "-1"),
        SqlFunction.scalar(
            "bit_count(bigint, bigint) -> bigint",
            "trino_bit_count($1, $2)",
            "How many bits are set in a number of so many bits.",
            "bit_count(9, 64)",
            "2"),
        SqlFunction.scalar(
            "bitwise_left_shift(bigint, bigint) -> bigint",
            "CAST(trino_shift_left($1, $2, 64) AS BIGINT)",
            "The bits moved to the left.",
            "bitwise_left_shift(1, 4)",
            "16"),
        SqlFunction.scalar(
            "bitwise_right_shift(bigint, bigint) -> bigint",
            "CAST(trino_shift_right($1, $2, 64) AS BIGINT)",
            "The bits moved to the right, filled with zeros.",
            "bitwise_right_shift(16, 4)",
            "1"),
        SqlFunction.scalar(
            "bitwise_right_shift_arithmetic(bigint, bigint) -> bigint",
            "CAST(trino_shift_right_arithmetic($1, $2, 64) AS BIGINT)",
            "The bits moved to the right, filled with the sign.",
            "bitwise_right_shift_arithmetic(-8, 2)",
            "-2"));
  }
}
