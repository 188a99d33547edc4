package weir.query.sql;

import io.trino.sql.tree.ArithmeticBinaryExpression.Operator;
import java.util.Optional;

/// Sums and differences of dates, times and intervals.
final class TimeArithmetic {
  private static final long DAY_MILLIS = 86_400_000;

  private TimeArithmetic() {}

  static Optional<Term> term(Operator operator, Term left, Term right) {
    return switch (operator) {
      case ADD -> sum(left, right).or(() -> sum(right, left));
      case SUBTRACT ->
          isInterval(right.type()) ? sum(left, negative(right)) : difference(left, right);
      case MULTIPLY -> product(left, right).or(() -> product(right, left));
      case DIVIDE -> quotient(left, right);
      case MODULO -> Optional.empty();
    };
  }

  private static boolean isInterval(SqlType type) {
    return type == SimpleType.INTERVAL_DAY_SECOND || type == SimpleType.INTERVAL_YEAR_MONTH;
  }

  private static Term negative(Term interval) {
    return new Term(
        interval.type(),
        "(-" + interval.text() + ")",
        Optional.empty(),
        interval.literal().map(v -> v.startsWith("-") ? v.substring(1) : "-" + v),
        Optional.empty());
  }

  private static Optional<Term> sum(Term time, Term interval) {
    if (isInterval(time.type()) && interval.type().equals(time.type())) {
      return Optional.of(Term.of(time.type(), "(" + time.text() + " + " + interval.text() + ")"));
    }
    if (interval.type() == SimpleType.INTERVAL_DAY_SECOND) {
      return plusMillis(time, interval);
    }
    return interval.type() == SimpleType.INTERVAL_YEAR_MONTH
        ? plusMonths(time, interval)
        : Optional.empty();
  }

  private static Optional<Term> plusMillis(Term time, Term interval) {
    String span =
        interval
            .literal()
            .map(millis -> "INTERVAL '" + millis + " milliseconds'")
            .orElseGet(() -> "to_milliseconds(" + interval.text() + ")");
    return switch (time.type()) {
      case SimpleType.DATE -> {
        boolean isWholeDays =
            interval
                .literal()
                .filter(millis -> Long.parseLong(millis) % DAY_MILLIS == 0)
                .isPresent();
        yield Optional.of(
            Term.of(
                SimpleType.DATE,
                isWholeDays
                    ? "("
                        + time.text()
                        + " + "
                        + Long.parseLong(interval.literal().orElseThrow()) / DAY_MILLIS
                        + ")"
                    : "trino_date_plus(" + time.text() + ", " + interval.text() + ")"));
      }
      case SqlType.Timestamp timestamp ->
          Optional.of(
              Term.of(
                  new SqlType.Timestamp(Math.max(3, timestamp.precision())),
                  "(" + time.text() + " + " + span + ")"));
      case SqlType.TimestampWithZone zoned ->
          Optional.of(
              Term.zoned(
                  Math.max(3, zoned.precision()),
                  "(" + time.instant() + " + " + span + ")",
                  time.zone()));
      case SqlType.Time clock ->
          Optional.of(
              Term.of(
                  new SqlType.Time(Math.max(3, clock.precision())),
                  "(" + time.text() + " + " + span + ")"));
      default -> Optional.empty();
    };
  }

  private static Optional<Term> plusMonths(Term time, Term interval) {
    String span =
        interval
            .literal()
            .map(months -> "INTERVAL '" + months + " months'")
            .orElseGet(() -> "to_months(CAST(" + interval.text() + " AS INTEGER))");
    return switch (time.type()) {
      case SimpleType.DATE ->
          Optional.of(
              Term.of(SimpleType.DATE, "CAST((" + time.text() + " + " + span + ") AS DATE)"));
      case SqlType.Timestamp timestamp ->
          Optional.of(Term.of(timestamp, "(" + time.text() + " + " + span + ")"));
      case SqlType.TimestampWithZone zoned ->
          Optional.of(
              Term.zoned(
                  zoned.precision(),
                  Zones.instant("(" + time.local() + " + " + span + ")", time.zone()),
                  time.zone()));
      default -> Optional.empty();
    };
  }

  private static Optional<Term> difference(Term left, Term right) {
    Optional<SqlType> type = Types.common(left.type(), right.type());
    if (type.isEmpty()) {
      return Optional.empty();
    }
    String a = Casts.coerce(left, type.get()).instant();
    String b = Casts.coerce(right, type.get()).instant();
    return switch (type.get()) {
      case SimpleType.DATE ->
          Optional.of(
              Term.of(
                  SimpleType.INTERVAL_DAY_SECOND,
                  "((" + a + " - " + b + ") * " + DAY_MILLIS + ")"));
      case SqlType.Timestamp _, SqlType.TimestampWithZone _ ->
          Optional.of(
              Term.of(
                  SimpleType.INTERVAL_DAY_SECOND, "(epoch_ms(" + a + ") - epoch_ms(" + b + "))"));
      case SqlType.Time _ ->
          Optional.of(
              Term.of(
                  SimpleType.INTERVAL_DAY_SECOND,
                  "(epoch_ms(DATE '1970-01-01' + "
                      + a
                      + ") - epoch_ms(DATE '1970-01-01' + "
                      + b
                      + "))"));
      default -> Optional.empty();
    };
  }

  private static Optional<Term> product(Term interval, Term factor) {
    if (!isInterval(interval.type()) || !Types.isNumber(factor.type())) {
      return Optional.empty();
    }
    return Optional.of(
        Term.of(
            interval.type(),
            "CAST(trunc(" + interval.text() + " * " + factor.text() + ") AS BIGINT)"));
  }

  private static Optional<Term> quotient(Term interval, Term divisor) {
    if (!isInterval(interval.type()) || !Types.isNumber(divisor.type())) {
      return Optional.empty();
    }
    return Optional.of(
        Term.of(
            interval.type(),
            "CAST(trunc(CAST("
                + interval.text()
                + " AS DOUBLE) / "
                + divisor.text()
                + ") AS BIGINT)"));
  }
}
