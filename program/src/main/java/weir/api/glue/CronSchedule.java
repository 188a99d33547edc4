package weir.api.glue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.api.protocol.ApiException;

/// When a crawler runs by itself: `cron(minutes hours day-of-month month day-of-week year)` in UTC.
record CronSchedule(String text, List<Set<Integer>> fields) {
  private static final Pattern FORM = Pattern.compile("cron\\((.*)\\)");
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final int LAST = -1;

  /// @throws ApiException when it is none
  static CronSchedule parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    String[] parts = form.matches() ? form.group(1).strip().split("\\s+") : new String[0];
    if (parts.length != 6) {
      throw invalid(text, "must be like cron(15 12 * * ? *)");
    }
    List<Set<Integer>> fields =
        List.of(
            field(text, parts[0], 0, 59, List.of()),
            field(text, parts[1], 0, 23, List.of()),
            field(text, parts[2], 1, 31, List.of()),
            field(text, parts[3].toUpperCase(Locale.ROOT), 1, 12, MONTHS),
            field(text, parts[4].toUpperCase(Locale.ROOT), 1, 7, DAYS),
            field(text, parts[5], 1970, 2199, List.of()));
    if (!parts[2].equals("?") && !parts[4].equals("?")) {
      throw invalid(text, "must have ? as the day of the month or of the week");
    }
    return new CronSchedule(text, fields);
  }

  private static ApiException invalid(String text, String rule) {
    return GlueErrors.invalid("Schedule is " + text + " but " + rule);
  }

  /// The values that a field allows; [#LAST] stands for the last day of the month.
  private static Set<Integer> field(
      String whole, String text, int least, int most, List<String> names) {
    Set<Integer> values = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      if (part.equals("L") && most == 31) {
        values.add(LAST);
        continue;
      }
      String[] steps = part.split("/", -1);
      int step = steps.length == 2 ? number(whole, steps[1], 1, most, List.of()) : 1;
      String[] range = steps[0].split("-", -1);
      boolean all = steps[0].equals("*") || steps[0].equals("?");
      int from = all ? least : number(whole, range[0], least, most, names);
      int to =
          range.length == 2
              ? number(whole, range[1], least, most, names)
              : all || steps.length == 2 ? most : from;
      if (steps.length > 2 || range.length > 2 || to < from) {
        throw invalid(whole, "has the field " + text + ", which is none that Weir knows");
      }
      for (int value = from; value <= to; value += step) {
        values.add(value);
      }
    }
    return values;
  }

  private static int number(String whole, String text, int least, int most, List<String> names) {
    int name = names.indexOf(text);
    if (name >= 0) {
      return name + 1;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException other) {
      // Said below, as for a number that is out of range.
    }
    throw invalid(
        whole, "has " + text + " where a number from " + least + " to " + most + " must be");
  }

  /// Whether it is due in the minute of an instant.
  boolean isDue(Instant instant) {
    LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    int last = time.toLocalDate().lengthOfMonth();
    boolean monthDay =
        fields.get(2).contains(time.getDayOfMonth())
            || (fields.get(2).contains(LAST) && time.getDayOfMonth() == last);
    return fields.get(0).contains(time.getMinute())
        && fields.get(1).contains(time.getHour())
        && monthDay
        && fields.get(3).contains(time.getMonthValue())
        && fields.get(4).contains(time.getDayOfWeek().getValue() % 7 + 1)
        && fields.get(5).contains(time.getYear());
  }
}
