package weir.query.sql;

import io.trino.sql.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Times as text by MySQL's and Joda's patterns.
///
/// A pattern that is a literal is translated into the letters of DuckDB's `strftime` while the
/// query is analysed; others, and letters that DuckDB lacks, are left to [ClockText].
final class DatePatterns {
  /// A zone's letter that is not in quotes.
  private static final Pattern ZONES = Pattern.compile("^(?:[^']|'[^']*')*?[Zz]");

  private static final Pattern DAYS = Pattern.compile("%[mbBd]");

  private DatePatterns() {}

  private static String micros(String time) {
    return "CAST(epoch_us(" + time + ") AS VARCHAR)";
  }

  static Term mySqlFormat(Node at, List<Term> arguments, SqlType result) {
    if (arguments.get(1).isNullLiteral()) {
      return Term.nothing(result);
    }
    String time = arguments.get(0).local();
    return Term.of(
        result,
        arguments
            .get(1)
            .literal()
            .map(pattern ->
                "strftime(" + time + ", " + DuckText.literal(mySql(pattern, false)) + ")")
            .orElseGet(
                () -> JavaFunctions.text("date_format", micros(time), arguments.get(1).text())));
  }

  static Term mySqlParse(Node at, List<Term> arguments, SqlType result) {
    String text = arguments.get(0).text();
    Term pattern = arguments.get(1);
    return Term.of(
        result,
        pattern
            .literal()
            .map(literal -> parsed(text, mySql(literal, true)))
            .orElseGet(() -> timeOf(JavaFunctions.text("date_parse", text, pattern.text()))));
  }

  private static String timeOf(String micros) {
    return "make_timestamp(CAST(" + micros + " AS BIGINT))";
  }

  private static String mySql(String pattern, boolean isParsed) {
    StringBuilder made = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c != '%' || i + 1 == pattern.length()) {
        made.append(c);
        continue;
      }
      char letter = pattern.charAt(++i);
      made.append(
          switch (letter) {
            case 'a', 'b', 'd', 'f', 'H', 'I', 'j', 'm', 'p', 'S', 'Y', 'y' -> "%" + letter;
            case 'c' -> isParsed ? "%m" : "%-m";
            case 'e' -> isParsed ? "%d" : "%-d";
            case 'h' -> "%I";
            case 'i' -> "%M";
            case 'k' -> isParsed ? "%H" : "%-H";
            case 'l' -> isParsed ? "%I" : "%-I";
            case 'M' -> "%B";
            case 'r' -> "%I:%M:%S %p";
            case 's' -> "%S";
            case 'T' -> "%H:%M:%S";
            case 'v' -> "%V";
            case 'W' -> "%A";
            case 'x' -> "%G";
            case '%' -> "%%";
            case 'D', 'U', 'u', 'V', 'w', 'X' ->
                throw Faults.argument("%" + letter + " not supported in date format string");
            default -> String.valueOf(letter);
          });
    }
    return made.toString();
  }

  static Term jodaFormatLocal(Node at, List<Term> arguments, SqlType result) {
    Term time = arguments.get(0);
    Term pattern = arguments.get(1);
    if (pattern.literal().filter(it -> ZONES.matcher(it).find()).isPresent()) {
      throw Faults.argument(
          "format_datetime for TIMESTAMP type, cannot use 'Z' nor 'z' in format, as this type does"
              + " not contain TZ information");
    }
    return jodaFormat(at, List.of(Term.zoned(6, time.text(), "'UTC'"), pattern), result);
  }

  static Term jodaFormat(Node at, List<Term> arguments, SqlType result) {
    Term time = arguments.get(0);
    Term pattern = arguments.get(1);
    Optional<List<JodaPattern.Piece>> pieces = pattern.literal().flatMap(JodaPattern::pieces);
    if (pieces.isEmpty()) {
      return Term.of(
          result,
          JavaFunctions.text(
              "format_datetime", micros(time.instant()), time.zone(), pattern.text()));
    }
    List<String> texts = new ArrayList<>();
    for (JodaPattern.Piece piece : pieces.get()) {
      texts.add(
          switch (piece) {
            case JodaPattern.Clock clock ->
                "strftime(" + time.local() + ", " + DuckText.literal(clock.pattern()) + ")";
            case JodaPattern.Offset offset ->
                "trino_offset_text(trino_minutes_east("
                    + time.instant()
                    + ", "
                    + time.zone()
                    + "), "
                    + DuckText.literal(offset.colon())
                    + ")";
            case JodaPattern.ZoneName _ -> time.zone();
          });
    }
    return Term.of(result, texts.isEmpty() ? "''" : "(" + String.join(" || ", texts) + ")");
  }

  static Term jodaParse(Node at, List<Term> arguments, SqlType result) {
    String text = arguments.get(0).text();
    Term pattern = arguments.get(1);
    List<JodaPattern.Piece> pieces =
        pattern.literal().flatMap(JodaPattern::pieces).orElse(List.of());
    if (pieces.size() == 1 && pieces.getFirst() instanceof JodaPattern.Clock clock) {
      return Term.zoned(3, parsed(text, clock), "'UTC'");
    }
    if (pieces.size() != 2 || !(pieces.get(0) instanceof JodaPattern.Clock clock)) {
      String read = JavaFunctions.text("parse_datetime", text, pattern.text());
      return Term.zoned(
          3,
          timeOf("split_part(" + read + ", ' ', 1)"),
          "trino_zone_name(split_part(" + read + ", ' ', 2))");
    }
    String zonePattern = "([+-][0-9]{2}:?[0-9]{2}|Z|[A-Z][A-Za-z_]+(/[A-Za-z_]+)*)\\z";
    String zone =
        "trino_zone_name(regexp_extract(" + text + ", " + DuckText.literal(zonePattern) + "))";
    String local = "regexp_replace(" + text + ", " + DuckText.literal(zonePattern) + ", '')";
    return Term.zoned(3, Zones.instant(parsed(local, clock), zone), zone);
  }

  private static String parsed(String text, JodaPattern.Clock clock) {
    return parsed(text, clock.pattern().replace("%-", "%"));
  }

  /// Days without a year are of 2000, clocks without a day of 1970.
  private static String parsed(String text, String pattern) {
    if (pattern.contains("%Y") || pattern.contains("%y") || pattern.contains("%G")) {
      return "strptime(" + text + ", " + DuckText.literal(pattern) + ")";
    }
    boolean hasDay = DAYS.matcher(pattern).find();
    return "strptime('"
        + (hasDay ? 2000 : 1970)
        + " ' || "
        + text
        + ", "
        + DuckText.literal("%Y " + pattern)
        + ")";
  }

  static Term iso(Node at, List<Term> arguments, SqlType result) {
    Term time = arguments.getFirst();
    int digits =
        switch (time.type()) {
          case SqlType.Timestamp t -> t.precision();
          case SqlType.TimestampWithZone z -> z.precision();
          default -> 3;
        };
    String clock = "replace(" + TextCasts.timestamp(time.local(), digits) + ", ' ', 'T')";
    return Term.of(
        result,
        time.type() instanceof SqlType.TimestampWithZone
            ? "(" + clock + " || trino_iso_zone(" + time.instant() + ", " + time.zone() + "))"
            : clock);
  }
}
