package weir.query.sql;

import java.util.List;

/// Functions over the rows around a row.
final class WindowFunctions {
  private WindowFunctions() {}

  static List<SqlFunction> all() {
    return List.of(
        SqlFunction.window(
            "row_number() -> bigint",
            "row_number@()",
            "The row’s number in its partition, from 1.",
            "SELECT row_number() OVER (ORDER BY x) FROM (VALUES 10, 20, 20, 30) AS t(x) ORDER BY x"
                + " LIMIT 1",
            "1"),
        SqlFunction.window(
            "rank() -> bigint",
            "rank@()",
            "The row’s rank, with gaps after equals.",
            "SELECT rank() OVER (ORDER BY x) FROM (VALUES 10, 20, 20, 30) AS t(x) ORDER BY x LIMIT"
                + " 1",
            "1"),
        SqlFunction.window(
            "dense_rank() -> bigint",
            "dense_rank@()",
            "The row’s rank, without gaps.",
            "SELECT dense_rank() OVER (ORDER BY x DESC) FROM (VALUES 10, 20, 20, 30) AS t(x) ORDER"
                + " BY x LIMIT 1",
            "3"),
        SqlFunction.window(
            "percent_rank() -> double",
            "percent_rank@()",
            "The row’s rank from 0 to 1.",
            "SELECT percent_rank() OVER (ORDER BY x) FROM (VALUES 10, 20, 20, 30) AS t(x) ORDER BY"
                + " x LIMIT 1",
            "0.0"),
        SqlFunction.window(
            "cume_dist() -> double",
            "cume_dist@()",
            "The share of rows up to this one.",
            "SELECT cume_dist() OVER (ORDER BY x) FROM (VALUES 10, 20, 20, 30) AS t(x) ORDER BY x"
                + " LIMIT 1",
            "0.25"),
        SqlFunction.window(
            "ntile(bigint) -> bigint",
            "ntile@($1)",
            "Which of so many equal parts the row is in.",
            "SELECT ntile(2) OVER (ORDER BY x) FROM (VALUES 10, 20, 20, 30) AS t(x) ORDER BY x"
                + " LIMIT 1",
            "1"),
        SqlFunction.window(
            "first_value(T) -> T",
            "first_value@($1)",
            "The value of the frame’s first row.",
            "SELECT first_value(x) OVER (ORDER BY x DESC) FROM (VALUES 10, 20, 20, 30) AS t(x)"
                + " ORDER BY x LIMIT 1",
            "30"),
        SqlFunction.window(
            "last_value(T) -> T",
            "last_value@($1)",
            "The value of the frame’s last row.",
            "SELECT last_value(x) OVER (ORDER BY x) FROM (VALUES 10, 20, 20, 30) AS t(x) ORDER BY x"
                + " LIMIT 1",
            "10"),
        SqlFunction.window(
            "nth_value(T, bigint) -> T",
            "nth_value@($1, $2)",
            "The value of the frame’s n-th row.",
            "SELECT nth_value(x, 1) OVER (ORDER BY x) FROM (VALUES 10, 20, 20, 30) AS t(x) ORDER BY"
                + " x LIMIT 1",
            "10"),
        SqlFunction.window(
            "lag(T) -> T",
            "lag@($1)",
            "The value of the row before.",
            "SELECT lag(x, 1, 0) OVER (ORDER BY x) FROM (VALUES 10, 20, 20, 30) AS t(x) ORDER BY x"
                + " LIMIT 1",
            "0"),
        SqlFunction.window("lag(T, bigint) -> T", "lag@($1, trino_offset($2))", "", "", ""),
        SqlFunction.window("lag(T, bigint, T) -> T", "lag@($1, trino_offset($2), $3)", "", "", ""),
        SqlFunction.window(
            "lead(T) -> T",
            "lead@($1)",
            "The value of the row after.",
            "SELECT lead(x) OVER (ORDER BY x) FROM (VALUES 10, 20, 20, 30) AS t(x) ORDER BY x LIMIT"
                + " 1",
            "20"),
        SqlFunction.window("lead(T, bigint) -> T", "lead@($1, trino_offset($2))", "", "", ""),
        SqlFunction.window(
            "lead(T, bigint, T) -> T", "lead@($1, trino_offset($2), $3)", "", "", ""));
  }
}
