package weir.api.logs;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.store.logs.LogPosition;

/// The tokens that GetLogEvents pages with: a place among the events, and the way to go from there.
///
/// @param forward to later events, which are those behind the place; else those before it
/// @param place no event need stand there
record EventToken(boolean forward, LogPosition place) {
  private static final Pattern FORM = Pattern.compile("([fb])/(\\d{19})(\\d{37})/s");

  static EventToken parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw LogsErrors.badToken();
    }
    try {
      return new EventToken(
          form.group(1).equals("f"),
          new LogPosition(Long.parseLong(form.group(2)), Long.parseLong(form.group(3)) - 1));
    } catch (NumberFormatException tooLarge) {
      throw LogsErrors.badToken();
    }
  }

  /// Sequences are written one higher: the place before the first event has -1.
  String text() {
    return String.format(
        Locale.ROOT,
        "%s/%019d%037d/s",
        forward ? "f" : "b",
        place.timestampMillis(),
        place.sequence() + 1);
  }

  /// An id for the event at a place, as FilterLogEvents shows it.
  static String eventId(LogPosition place) {
    return String.format(Locale.ROOT, "%019d%037d", place.timestampMillis(), place.sequence());
  }
}
