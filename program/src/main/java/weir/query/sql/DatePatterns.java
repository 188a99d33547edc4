package weir.query.sql;

import io.trino.sql.tree.Node;
import java.util.ArrayList;
import java.util.List;

/// Times as text by MySQL's and Joda's patterns.
///
/// A pattern is translated into the letters of DuckDB's `strftime` while the query is analysed, so
/// it must be a literal.
final class DatePatterns {
  private DatePatterns() {}

  private static String literal(Node at, Term pattern) {
    return pattern
        .literal()
        .orElseThrow(() -> Faults.unsupported(at, "The pattern of a date must be a text literal"));
  }

  static Term mySqlFormat(Node at, List<Term> arguments, SqlType result) {
    if (arguments.get(1).isNullLiteral()) {
      return Term.nothing(result);
    }
    String pattern = mySql(literal(at, arguments.get(1)), false);
    return Term.of(
        result, "strftime(" + arguments.get(0).local() + ", " + DuckText.literal(pattern) + ")");
  }

  static Term mySqlParse(Node at, List<Term> arguments, SqlType result) {
    String pattern = mySql(literal(at, arguments.get(1)), true);
    String text = arguments.get(0).text();
    boolean hasYear = pattern.contains("%Y") || pattern.contains("%y") || pattern.contains("%G");
    return Term.of(
        result,
        hasYear
            ? "strptime(" + text + ", " + DuckText.literal(pattern) + ")"
            : "strptime('1970 ' || " + text + ", " + DuckText.literal("%Y " + pattern) + ")");
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

  static Term jodaFormat(Node at, List<Term> arguments, SqlType result) {
    Term time = arguments.get(0);
    List<String> texts = new ArrayList<>();
    for (JodaPattern.Piece piece : JodaPattern.pieces(at, literal(at, arguments.get(1)))) {
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
    List<JodaPattern.Piece> pieces = JodaPattern.pieces(at, literal(at, arguments.get(1)));
    String text = arguments.get(0).text();
    if (pieces.size() == 1 && pieces.getFirst() instanceof JodaPattern.Clock clock) {
      return Term.zoned(3, parsed(text, clock), "'UTC'");
    }
    if (pieces.size() != 2 || !(pieces.get(0) instanceof JodaPattern.Clock clock)) {
      throw Faults.unsupported(at, "A zone is read at the end of a text only");
    }
    String zonePattern = "([+-][0-9]{2}:?[0-9]{2}|Z|[A-Z][A-Za-z_]+(/[A-Za-z_]+)*)\\z";
    String zone =
        "trino_zone_name(regexp_extract(" + text + ", " + DuckText.literal(zonePattern) + "))";
    String local = "regexp_replace(" + text + ", " + DuckText.literal(zonePattern) + ", '')";
    return Term.zoned(3, Zones.instant(parsed(local, clock), zone), zone);
  }

  private static String parsed(String text, JodaPattern.Clock clock) {
    String pattern = clock.pattern().replace("%-", "%");
    boolean hasYear = pattern.contains("%Y") || pattern.contains("%y") || pattern.contains("%G");
    return hasYear
        ? "strptime(" + text + ", " + DuckText.literal(pattern) + ")"
        : "strptime('1970 ' || " + text + ", " + DuckText.literal("%Y " + pattern) + ")";
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
