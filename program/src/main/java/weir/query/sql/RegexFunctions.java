package weir.query.sql;

import java.util.List;

/// Functions over regular expressions.
final class RegexFunctions {
  private RegexFunctions() {}

  static List<SqlFunction> all() {
    return List.of(
        SqlFunction.written(
            "regexp_like(varchar, varchar) -> boolean",
            Regexes::like,
            "Whether a part of the text fits the pattern.",
            "regexp_like('10.0.1.2', '^10\\.')",
            "true"),
        SqlFunction.written(
            "regexp_extract(varchar(x), varchar) -> varchar(x)",
            Regexes::extract,
            "The first part that fits; NULL if none does.",
            "regexp_extract('eni-12 up', '\\d+')",
            "12"),
        SqlFunction.written(
            "regexp_extract(varchar(x), varchar, bigint) -> varchar(x)",
            Regexes::extract,
            "A group of the first part that fits.",
            "regexp_extract('eni-12', '([a-z]+)-(\\d+)', 2)",
            "12"),
        SqlFunction.written(
            "regexp_extract_all(varchar(x), varchar) -> array(varchar(x))",
            Regexes::extractAll,
            "All parts that fit.",
            "regexp_extract_all('1a 2b', '\\d+')",
            "[1, 2]"),
        SqlFunction.written(
            "regexp_extract_all(varchar(x), varchar, bigint) -> array(varchar(x))",
            Regexes::extractAll,
            "A group of all parts that fit.",
            "regexp_extract_all('1a 2b', '(\\d)([a-z])', 2)",
            "[a, b]"),
        SqlFunction.written(
            "regexp_replace(varchar(x), varchar) -> varchar(x)",
            Regexes::replace,
            "Without the parts that fit.",
            "regexp_replace('a1b2', '\\d')",
            "ab"),
        SqlFunction.written(
            "regexp_replace(varchar(x), varchar, varchar) -> varchar",
            Regexes::replace,
            "With a text for the parts that fit; `$1` is a group.",
            "regexp_replace('a1b2', '([a-z])(\\d)', '$2$1')",
            "1a2b"),
        SqlFunction.written(
            "regexp_split(varchar(x), varchar) -> array(varchar(x))",
            Regexes::split,
            "The parts between those that fit.",
            "regexp_split('a1b2c', '\\d')",
            "[a, b, c]"),
        SqlFunction.written(
            "regexp_count(varchar, varchar) -> bigint",
            Regexes::count,
            "How many parts fit.",
            "regexp_count('1a 2b', '\\d')",
            "2"),
        SqlFunction.written(
            "regexp_position(varchar, varchar) -> integer",
            Regexes::position,
            "The place of the first part that fits, counted from 1; -1 if none does.",
            "regexp_position('ab1', '\\d')",
            "3"));
  }
}
