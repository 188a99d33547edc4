package weir.query.sql;

import io.trino.sql.tree.BinaryLiteral;
import io.trino.sql.tree.CompositeIntervalQualifier;
import io.trino.sql.tree.DecimalLiteral;
import io.trino.sql.tree.GenericLiteral;
import io.trino.sql.tree.IntervalField;
import io.trino.sql.tree.IntervalLiteral;
import io.trino.sql.tree.IntervalQualifier;
import io.trino.sql.tree.LongLiteral;
import io.trino.sql.tree.SimpleIntervalQualifier;
import io.trino.sql.tree.StringLiteral;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The literals of Athena's SQL.
final class Literals {
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "\\s*(\\d{4,6}-\\d{1,2}-\\d{1,2})(?: ("
              + "\\d{1,2}:\\d{1,2}(?::\\d{1,2}(?:\\.(\\d+))?)?))?\\s*([A-Za-z+-].*)?");

  private Literals() {}

  static Term text(StringLiteral literal) {
    String value = literal.getValue();
    return Term.literal(Types.varchar(value.codePointCount(0, value.length())), value);
  }

  static Term number(LongLiteral literal) {
    long value;
    try {
      value = literal.getParsedValue();
    } catch (NumberFormatException tooBig) {
      throw Faults.at(literal, "INVALID_LITERAL", "Invalid numeric literal: " + literal.getValue());
    }
    boolean isInteger = value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE;
    return new Term(
        isInteger ? SimpleType.INTEGER : SimpleType.BIGINT,
        Long.toString(value),
        Optional.empty(),
        Optional.of(Long.toString(value)),
        Optional.empty());
  }

  static Term decimal(DecimalLiteral literal) {
    String text = literal.getValue().replace("_", "");
    return decimal(text);
  }

  private static Term decimal(String text) {
    String digits = text.replaceFirst("^[+-]", "");
    int point = digits.indexOf('.');
    int scale = point < 0 ? 0 : digits.length() - point - 1;
    String whole = (point < 0 ? digits : digits.substring(0, point)).replaceFirst("^0+", "");
    SqlType type = new SqlType.Decimal(Math.max(1, whole.length() + scale), scale);
    return Term.of(type, "CAST('" + text + "' AS " + type.duckDb() + ")");
  }

  static Term bytes(BinaryLiteral literal) {
    return Term.of(SimpleType.VARBINARY, "unhex('" + literal.toHexString() + "')");
  }

  static Term generic(GenericLiteral literal) {
    String value = literal.getValue();
    String type = literal.getType().toLowerCase(Locale.ROOT);
    if (type.equals("timestamp")) {
      return timestamp(literal);
    }
    if (type.equals("decimal")) {
      return decimal(value.strip());
    }
    if (type.equals("time")) {
      int point = value.indexOf('.');
      return Term.of(
          new SqlType.Time(point < 0 ? 0 : value.length() - point - 1),
          "TIME " + DuckText.literal(value));
    }
    if (type.equals("date")) {
      Matcher parts = TIMESTAMP.matcher(value);
      if (!parts.matches() || parts.group(2) != null) {
        throw Faults.at(literal, "INVALID_LITERAL", "'" + value + "' is not a valid DATE literal");
      }
      check(literal, parts.group(1), "00:00:00", "DATE");
      return Term.of(SimpleType.DATE, "DATE " + DuckText.literal(value.strip()));
    }
    if (type.equals("json")) {
      return Term.of(SimpleType.JSON, "trino_json(" + DuckText.literal(value) + ")");
    }
    SqlType named;
    try {
      // A literal of char is as long as its text; the bare type is char(1).
      named =
          type.equals("char")
              ? new SqlType.Char(value.codePointCount(0, value.length()))
              : SqlType.parse(type);
    } catch (IllegalArgumentException unknown) {
      throw Faults.at(literal, "TYPE_NOT_FOUND", "Unknown type: " + literal.getType());
    }
    return Casts.cast(Term.literal(Types.VARCHAR, value), named)
        .map(term -> Types.isInteger(named) ? term.withLiteral(value.strip()) : term)
        .orElseThrow(() ->
            Faults.at(literal, "INVALID_LITERAL", "No literal form for type: " + named.text()));
  }

  private static Term timestamp(GenericLiteral literal) {
    Matcher parts = TIMESTAMP.matcher(literal.getValue());
    if (!parts.matches()) {
      throw Faults.at(
          literal,
          "INVALID_LITERAL",
          "'" + literal.getValue() + "' is not a valid TIMESTAMP literal");
    }
    String time = parts.group(2) == null ? "00:00:00" : parts.group(2);
    String clock = parts.group(1) + " " + (time.split(":").length == 2 ? time + ":00" : time);
    int digits = parts.group(3) == null ? 0 : parts.group(3).length();
    if (digits > 6) {
      throw Faults.unsupported(
          literal, "Timestamps with more than 6 digits after the second are not supported");
    }
    check(literal, parts.group(1), clock.substring(clock.indexOf(' ') + 1), "TIMESTAMP");
    String stamp = "TIMESTAMP " + DuckText.literal(clock);
    if (parts.group(4) == null) {
      return Term.of(new SqlType.Timestamp(digits), stamp);
    }
    String zone = Zones.canonical(literal, parts.group(4).strip());
    return Term.zoned(digits, Zones.instant(stamp, DuckText.literal(zone)), DuckText.literal(zone));
  }

  private static void check(GenericLiteral literal, String date, String clock, String type) {
    String[] day = date.split("-");
    String[] time = clock.split("[:.]");
    try {
      LocalDate.of(Integer.parseInt(day[0]), Integer.parseInt(day[1]), Integer.parseInt(day[2]));
      LocalTime.of(Integer.parseInt(time[0]), Integer.parseInt(time[1]), Integer.parseInt(time[2]));
    } catch (DateTimeException none) {
      throw Faults.at(
          literal,
          "INVALID_LITERAL",
          "'" + literal.getValue() + "' is not a valid " + type + " literal");
    }
  }

  static Term interval(IntervalLiteral literal) {
    IntervalQualifier qualifier = literal.qualifier();
    IntervalField from =
        switch (qualifier) {
          case SimpleIntervalQualifier simple -> simple.getField();
          case CompositeIntervalQualifier composite -> composite.getFrom();
          default -> throw Faults.unsupported(literal, "This interval is not supported");
        };
    boolean isMonths = from instanceof IntervalField.Year || from instanceof IntervalField.Month;
    long amount;
    try {
      amount =
          IntervalText.amount(
              literal.getValue(), from, qualifier instanceof CompositeIntervalQualifier);
    } catch (NumberFormatException notANumber) {
      throw Faults.at(
          literal,
          "INVALID_LITERAL",
          "Invalid INTERVAL "
              + from.name().toUpperCase(Locale.ROOT)
              + " value: "
              + literal.getValue());
    }
    String text = Long.toString(literal.getSign().multiplier() * amount);
    return new Term(
        isMonths ? SimpleType.INTERVAL_YEAR_MONTH : SimpleType.INTERVAL_DAY_SECOND,
        "CAST(" + text + " AS BIGINT)",
        Optional.empty(),
        Optional.of(text),
        Optional.empty());
  }
}
