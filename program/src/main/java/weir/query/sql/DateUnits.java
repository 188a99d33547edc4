package weir.query.sql;

import io.trino.sql.tree.Node;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// `date_add` and `date_diff`, whose first argument is the unit.
final class DateUnits {
  private static final Set<String> CLOCK_UNITS = Set.of("millisecond", "second", "minute", "hour");

  private DateUnits() {}

  private static String unit(Node at, Term term) {
    String unit =
        term.literal()
            .orElseThrow(() -> Faults.unsupported(at, "The unit must be a text literal"))
            .toLowerCase(Locale.ROOT);
    return switch (unit) {
      case "millisecond", "second", "minute", "hour", "day", "week", "month", "quarter", "year" ->
          unit;
      default -> throw Faults.argument("'" + unit + "' is not a valid Timestamp field");
    };
  }

  private static boolean isNothing(List<Term> arguments) {
    return arguments.stream().anyMatch(Term::isNullLiteral);
  }

  static Term add(Node at, List<Term> arguments, SqlType result) {
    if (isNothing(arguments)) {
      return Term.nothing(result);
    }
    String unit = unit(at, arguments.get(0));
    String count = "CAST(" + arguments.get(1).text() + " AS BIGINT)";
    String span =
        switch (unit) {
          case "millisecond" -> "to_milliseconds(" + count + ")";
          case "second" -> "to_milliseconds(" + count + " * 1000)";
          case "minute" -> "to_minutes(" + count + ")";
          case "hour" -> "to_hours(" + count + ")";
          case "day" -> "to_days(CAST(" + count + " AS INTEGER))";
          case "week" -> "to_days(CAST(" + count + " * 7 AS INTEGER))";
          case "month" -> "to_months(CAST(" + count + " AS INTEGER))";
          case "quarter" -> "to_months(CAST(" + count + " * 3 AS INTEGER))";
          default -> "to_months(CAST(" + count + " * 12 AS INTEGER))";
        };
    Term time = arguments.get(2);
    if (time.type() == SimpleType.DATE) {
      if (CLOCK_UNITS.contains(unit)) {
        throw Faults.argument("'" + unit + "' is not a valid DATE field");
      }
      return Term.of(result, "CAST((" + time.text() + " + " + span + ") AS DATE)");
    }
    if (result instanceof SqlType.TimestampWithZone zoned) {
      boolean isClock = CLOCK_UNITS.contains(unit);
      String moved = "((" + (isClock ? time.instant() : time.local()) + ") + " + span + ")";
      return Term.zoned(
          zoned.precision(), isClock ? moved : Zones.instant(moved, time.zone()), time.zone());
    }
    return Term.of(result, "(" + time.text() + " + " + span + ")");
  }

  static Term truncated(Node at, List<Term> arguments, SqlType result) {
    if (isNothing(arguments)) {
      return Term.nothing(result);
    }
    Term time = arguments.get(1);
    String unit = unit(at, arguments.get(0));
    if (time.type() == SimpleType.DATE && CLOCK_UNITS.contains(unit)) {
      throw Faults.argument("'" + unit + "' is not a valid DATE field");
    }
    String cut = "date_trunc('" + unit + "', " + time.local() + ")";
    if (result instanceof SqlType.TimestampWithZone zoned) {
      return Term.zoned(
          zoned.precision(),
          Zones.instant("CAST(" + cut + " AS TIMESTAMP)", time.zone()),
          time.zone());
    }
    return Term.of(result, "CAST(" + cut + " AS " + result.duckDb() + ")");
  }

  static Term difference(Node at, List<Term> arguments, SqlType result) {
    if (isNothing(arguments)) {
      return Term.nothing(result);
    }
    String unit = unit(at, arguments.get(0));
    return Term.of(
        result,
        "date_sub('"
            + unit
            + "', "
            + arguments.get(1).instant()
            + ", "
            + arguments.get(2).instant()
            + ")");
  }
}
