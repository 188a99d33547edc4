package weir.query.sql;

import io.trino.sql.tree.Node;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// `date_add` and `date_diff`, whose first argument is the unit.
final class DateUnits {
  private static final List<String> UNITS =
      List.of("millisecond", "second", "minute", "hour", "day", "week", "month", "quarter", "year");
  private static final Set<String> CLOCK_UNITS = Set.of("millisecond", "second", "minute", "hour");

  private DateUnits() {}

  /// Writes a call for one unit.
  private interface OfUnit {
    Term write(String unit, List<Term> arguments, SqlType result);
  }

  /// The call for the unit that is the first argument; where it is no literal, a choice of calls.
  private static Term chosen(List<Term> arguments, SqlType result, OfUnit call) {
    if (arguments.stream().anyMatch(Term::isNullLiteral)) {
      return Term.nothing(result);
    }
    Term unit = arguments.getFirst();
    boolean isDate = arguments.getLast().type() == SimpleType.DATE;
    if (unit.literal().isPresent()) {
      String name = unit.literal().get().toLowerCase(Locale.ROOT);
      if (!isUnit(name, isDate)) {
        throw Faults.argument("'" + name + "' is not a valid " + kind(isDate) + " field");
      }
      return call.write(name, arguments, result);
    }
    StringBuilder choice = new StringBuilder("CASE lower(").append(unit.text()).append(')');
    UNITS.stream()
        .filter(name -> isUnit(name, isDate))
        .forEach(name ->
            choice
                .append(" WHEN '")
                .append(name)
                .append("' THEN ")
                .append(call.write(name, arguments, result).text()));
    return Term.of(
        result, "%s ELSE trino_no_unit(%s, '%s') END".formatted(choice, unit.text(), kind(isDate)));
  }

  private static boolean isUnit(String name, boolean isDate) {
    return UNITS.contains(name) && !(isDate && CLOCK_UNITS.contains(name));
  }

  private static String kind(boolean isDate) {
    return isDate ? "DATE" : "Timestamp";
  }

  static Term add(Node at, List<Term> arguments, SqlType result) {
    return chosen(arguments, result, DateUnits::added);
  }

  private static Term added(String unit, List<Term> arguments, SqlType result) {
    String count = "CAST(" + arguments.get(1).text() + " AS BIGINT)";
    String span =
        switch (unit) {
          case "millisecond" -> "to_milliseconds(" + count + ")";
          case "second" -> "to_milliseconds(" + count + " * 1000)";
          case "minute" -> "to_minutes(" + count + ")";
          case "hour" -> "to_hours(" + count + ")";
          case "day" -> "to_days(trino_steps(" + count + "))";
          case "week" -> "to_days(trino_steps(" + count + " * 7))";
          case "month" -> "to_months(trino_steps(" + count + "))";
          case "quarter" -> "to_months(trino_steps(" + count + " * 3))";
          default -> "to_months(trino_steps(" + count + " * 12))";
        };
    Term time = arguments.get(2);
    if (time.type() == SimpleType.DATE) {
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
    return chosen(arguments, result, DateUnits::cut);
  }

  private static Term cut(String unit, List<Term> arguments, SqlType result) {
    Term time = arguments.get(1);
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
    return chosen(arguments, result, DateUnits::between);
  }

  private static Term between(String unit, List<Term> arguments, SqlType result) {
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
