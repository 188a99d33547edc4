package weir.query.sql;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Format;
import java.util.ArrayList;
import java.util.List;

/// `format('%s has %d', name, n)`, which [JavaFormat] computes.
final class FormatCalls {
  private FormatCalls() {}

  static Term term(ExpressionAnalyzer analyzer, Format format) {
    List<Expression> arguments = format.getArguments();
    Term pattern = analyzer.term(arguments.getFirst());
    if (!Types.isText(pattern.type())) {
      throw Faults.type(
          arguments.getFirst(),
          "Type of first argument to format() must be VARCHAR (actual: "
              + pattern.type().text()
              + ")");
    }
    List<String> texts = new ArrayList<>(List.of(pattern.text()));
    for (Expression argument : arguments.subList(1, arguments.size())) {
      texts.add("coalesce(" + value(argument, analyzer.term(argument)) + ", 'n')");
    }
    return Term.of(Types.VARCHAR, JavaFunctions.text("format", texts.toArray(String[]::new)));
  }

  /// A letter for the type and the value's text.
  private static String value(Expression at, Term term) {
    String plain = "CAST(" + term.text() + " AS VARCHAR)";
    return switch (term.type()) {
      case SimpleType.UNKNOWN -> "'n'";
      case SimpleType.BOOLEAN -> "'b' || " + plain;
      case SimpleType.TINYINT, SimpleType.SMALLINT, SimpleType.INTEGER, SimpleType.BIGINT ->
          "'l' || " + plain;
      case SimpleType.REAL -> "'f' || " + plain;
      case SimpleType.DOUBLE -> "'d' || " + plain;
      case SqlType.Decimal _ -> "'e' || " + plain;
      case SimpleType.DATE -> "'D' || " + plain;
      case SqlType.Time _ -> "'t' || " + plain;
      case SqlType.Timestamp _ -> "'T' || CAST(epoch_us(" + term.text() + ") AS VARCHAR)";
      case SqlType.TimestampWithZone _ ->
          "'z' || CAST(epoch_us(" + term.instant() + ") AS VARCHAR) || ' ' || " + term.zone();
      case SimpleType.VARBINARY -> throw unsupported(at, term);
      case SqlType.Array _, SqlType.MapType _, SqlType.Row _ -> throw unsupported(at, term);
      default -> "'s' || " + TextCasts.toVarchar(term, 0).orElseThrow(() -> unsupported(at, term));
    };
  }

  private static SqlFault unsupported(Expression at, Term term) {
    return Faults.at(
        at, "NOT_SUPPORTED", "Type not supported for formatting: " + term.type().text());
  }
}
