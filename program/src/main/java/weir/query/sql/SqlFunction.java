package weir.query.sql;

import io.trino.sql.tree.Node;
import java.util.List;
import java.util.Optional;

/// A function of Athena's SQL and how DuckDB computes it.
///
/// To add one, write it into the file of its group: its signature, DuckDB's text for it, one
/// sentence, an example and the example's answer. The reference page and the tests follow by
/// themselves.
///
/// In the text `$1` is the first argument, `$*` all of them, `$2*` those from the second on, `$r`
/// the result's type in DuckDB. Of a `timestamp with time zone`, `$i1` is the instant, `$z1` the
/// zone and `$l1` what a clock in the zone shows; a function that gives such a timestamp writes
/// instant and zone as `instant ;; zone`. In aggregates `@(` opens the call that DISTINCT, ORDER
/// BY, FILTER and OVER belong to.
///
/// @param example an expression, or a whole query if it begins with SELECT
/// @param answer what the example gives, as Athena prints it
record SqlFunction(
    Kind kind, Signature signature, Writer writer, String summary, String example, String answer) {
  enum Kind {
    SCALAR,
    AGGREGATE,
    WINDOW
  }

  /// Writes a call whose arguments have the types that the signature wants.
  interface Writer {
    Term write(Node at, List<Term> arguments, SqlType result);
  }

  static SqlFunction scalar(
      String signature, String template, String summary, String example, String answer) {
    return templated(Kind.SCALAR, signature, template, summary, example, answer);
  }

  static SqlFunction aggregate(
      String signature, String template, String summary, String example, String answer) {
    return templated(Kind.AGGREGATE, signature, template, summary, example, answer);
  }

  static SqlFunction window(
      String signature, String template, String summary, String example, String answer) {
    return templated(Kind.WINDOW, signature, template, summary, example, answer);
  }

  /// The same function for other types: no example of its own.
  static SqlFunction also(String signature, String template) {
    return scalar(signature, template, "", "", "");
  }

  static SqlFunction alsoAggregate(String signature, String template) {
    return aggregate(signature, template, "", "", "");
  }

  static SqlFunction written(
      String signature, Writer writer, String summary, String example, String answer) {
    return new SqlFunction(
        Kind.SCALAR, Signature.parse(signature), writer, summary, example, answer);
  }

  static SqlFunction writtenAggregate(
      String signature, Writer writer, String summary, String example, String answer) {
    return new SqlFunction(
        Kind.AGGREGATE, Signature.parse(signature), writer, summary, example, answer);
  }

  private static SqlFunction templated(
      Kind kind, String signature, String template, String summary, String example, String answer) {
    return new SqlFunction(
        kind,
        Signature.parse(signature),
        (at, arguments, result) -> Template.term(template, arguments, result),
        summary,
        example,
        answer);
  }

  String name() {
    return signature.name();
  }

  Optional<String> exampleText() {
    return example.isEmpty() ? Optional.empty() : Optional.of(example);
  }
}
