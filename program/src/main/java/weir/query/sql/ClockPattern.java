package weir.query.sql;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// A pattern of a date in Joda's letters, or in MySQL's, as Java's formatter.
///
/// To read a text a number may have fewer digits than it is written with, unless another number
/// follows it at once.
final class ClockPattern {
  private static final int FIRST_SHORT_YEAR = 1970;

  /// MySQL's letters in Joda's.
  private static final String[] MY_SQL = {
    "aEEE",
    "bMMM",
    "cM",
    "ddd",
    "ed",
    "fSSSSSS",
    "HHH",
    "hhh",
    "Ihh",
    "imm",
    "jDDD",
    "kH",
    "lh",
    "MMMMM",
    "mMM",
    "pa",
    "rhh:mm:ss a",
    "Sss",
    "sss",
    "THH:mm:ss",
    "vww",
    "WEEEE",
    "xxxxx",
    "Yyyyy",
    "yyy"
  };

  private final DateTimeFormatterBuilder builder =
      new DateTimeFormatterBuilder().parseCaseInsensitive();
  private final Set<TemporalField> fields = new HashSet<>();
  private final boolean isRead;

  private ClockPattern(boolean isRead) {
    this.isRead = isRead;
  }

  /// @param isRead whether texts are to be read with it, and not written
  static DateTimeFormatter joda(String pattern, boolean isRead) {
    if (pattern.isEmpty()) {
      throw new IllegalArgumentException("Invalid pattern specification: Pattern is null or empty");
    }
    ClockPattern made = new ClockPattern(isRead);
    made.parts(pattern);
    return made.formatter();
  }

  /// @param isRead whether texts are to be read with it, and not written
  static DateTimeFormatter mySql(String pattern, boolean isRead) {
    if (pattern.isEmpty() || pattern.equals("%")) {
      throw new IllegalArgumentException("Both printing and parsing not supported");
    }
    return joda(jodaText(pattern), isRead);
  }

  private static String jodaText(String mySql) {
    StringBuilder joda = new StringBuilder();
    for (int i = 0; i < mySql.length(); i++) {
      char c = mySql.charAt(i);
      boolean isLetter = c == '%' && i + 1 < mySql.length();
      joda.append(isLetter ? jodaLetters(mySql.charAt(++i)) : quoted(c));
    }
    return joda.toString();
  }

  private static String jodaLetters(char mySql) {
    if ("DUuVwX".indexOf(mySql) >= 0) {
      throw new IllegalArgumentException("%" + mySql + " not supported in date format string");
    }
    for (String letters : MY_SQL) {
      if (letters.charAt(0) == mySql) {
        return letters.substring(1);
      }
    }
    return quoted(mySql);
  }

  private static String quoted(char c) {
    return c == '\'' ? "''" : Character.isLetter(c) ? "'" + c + "'" : String.valueOf(c);
  }

  private void parts(String pattern) {
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      int end = i + 1;
      if (c == '\'') {
        end = pattern.indexOf('\'', i + 1);
        end = end < 0 ? pattern.length() : end;
        builder.appendLiteral(end == i + 1 ? "'" : pattern.substring(i + 1, end));
        end = Math.min(end + 1, pattern.length());
      } else if (Character.isLetter(c)) {
        while (end < pattern.length() && pattern.charAt(end) == c) {
          end++;
        }
        boolean isBeforeNumber =
            end < pattern.length() && "yYxMdDweHhKkmsS".indexOf(pattern.charAt(end)) >= 0;
        letters(c, end - i, isBeforeNumber);
      } else {
        builder.appendLiteral(c);
      }
      i = end;
    }
  }

  private void letters(char letter, int count, boolean isBeforeNumber) {
    switch (letter) {
      case 'y', 'Y' -> year(count, isBeforeNumber);
      case 'x' -> number(IsoFields.WEEK_BASED_YEAR, count, isBeforeNumber);
      case 'w' -> number(IsoFields.WEEK_OF_WEEK_BASED_YEAR, count, isBeforeNumber);
      case 'e' -> number(ChronoField.DAY_OF_WEEK, count, isBeforeNumber);
      case 'M' -> month(count, isBeforeNumber);
      case 'd' -> number(ChronoField.DAY_OF_MONTH, count, isBeforeNumber);
      case 'D' -> number(ChronoField.DAY_OF_YEAR, count, isBeforeNumber);
      case 'E' -> text(ChronoField.DAY_OF_WEEK, count);
      case 'a' -> text(ChronoField.AMPM_OF_DAY, 1);
      case 'G' -> builder.appendText(ChronoField.ERA, TextStyle.SHORT);
      case 'H' -> number(ChronoField.HOUR_OF_DAY, count, isBeforeNumber);
      case 'k' -> number(ChronoField.CLOCK_HOUR_OF_DAY, count, isBeforeNumber);
      case 'h' -> number(ChronoField.CLOCK_HOUR_OF_AMPM, count, isBeforeNumber);
      case 'K' -> number(ChronoField.HOUR_OF_AMPM, count, isBeforeNumber);
      case 'm' -> number(ChronoField.MINUTE_OF_HOUR, count, isBeforeNumber);
      case 's' -> number(ChronoField.SECOND_OF_MINUTE, count, isBeforeNumber);
      case 'S' -> fraction(count);
      case 'Z' -> zone(count > 2 ? "" : count == 2 ? "+HH:MM" : "+HHMM");
      case 'z' -> builder.appendZoneText(count > 3 ? TextStyle.FULL : TextStyle.SHORT);
      default -> throw new IllegalArgumentException("Illegal pattern component: " + letter);
    }
  }

  private void year(int count, boolean isBeforeNumber) {
    if (count == 2) {
      fields.add(ChronoField.YEAR);
      builder.appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_SHORT_YEAR);
    } else {
      number(ChronoField.YEAR, count, isBeforeNumber);
    }
  }

  private void month(int count, boolean isBeforeNumber) {
    if (count < 3) {
      number(ChronoField.MONTH_OF_YEAR, count, isBeforeNumber);
    } else {
      text(ChronoField.MONTH_OF_YEAR, count);
    }
  }

  private void text(TemporalField field, int count) {
    fields.add(field);
    builder.appendText(field, count > 3 ? TextStyle.FULL : TextStyle.SHORT);
  }

  private void number(TemporalField field, int count, boolean isBeforeNumber) {
    fields.add(field);
    boolean isYear = ChronoField.YEAR.equals(field) || IsoFields.WEEK_BASED_YEAR.equals(field);
    if (isRead && isBeforeNumber) {
      builder.appendValue(field, count);
    } else {
      int most = isYear ? 9 : Math.max(count, field == ChronoField.DAY_OF_YEAR ? 3 : 2);
      builder.appendValue(
          field,
          isRead ? 1 : Math.min(count, 9),
          most,
          isYear ? SignStyle.NORMAL : SignStyle.NOT_NEGATIVE);
    }
  }

  private void fraction(int count) {
    fields.add(ChronoField.NANO_OF_SECOND);
    int digits = Math.min(count, 9);
    builder.appendFraction(
        ChronoField.NANO_OF_SECOND, isRead ? 1 : digits, isRead ? 9 : digits, false);
  }

  private void zone(String offset) {
    if (isRead) {
      builder
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendZoneId()
          .optionalEnd();
    } else if (offset.isEmpty()) {
      builder.appendZoneId();
    } else {
      builder.appendOffset(offset, offset.replaceAll("[HM]", "0"));
    }
  }

  private DateTimeFormatter formatter() {
    if (isRead) {
      addDefaults();
    }
    return builder.toFormatter(Locale.ENGLISH);
  }

  /// What a text does not say: a day without a year is of 2000, so that it may be 29 February.
  private void addDefaults() {
    if (fields.contains(IsoFields.WEEK_BASED_YEAR)) {
      builder.parseDefaulting(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1);
      builder.parseDefaulting(ChronoField.DAY_OF_WEEK, 1);
    } else {
      boolean hasDay =
          fields.contains(ChronoField.MONTH_OF_YEAR) || fields.contains(ChronoField.DAY_OF_MONTH);
      builder.parseDefaulting(ChronoField.YEAR, hasDay ? 2000 : 1970);
      if (!fields.contains(ChronoField.DAY_OF_YEAR)) {
        builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
        builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
      }
    }
    if (fields.contains(ChronoField.CLOCK_HOUR_OF_AMPM)
        || fields.contains(ChronoField.HOUR_OF_AMPM)) {
      builder.parseDefaulting(ChronoField.AMPM_OF_DAY, 0);
    } else if (!fields.contains(ChronoField.CLOCK_HOUR_OF_DAY)) {
      builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0);
    }
    builder.parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0);
    builder.parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0);
    builder.parseDefaulting(ChronoField.NANO_OF_SECOND, 0);
  }
}
