package weir.api.logs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import weir.store.logs.LogPosition;

/// Where the next page of FilterLogEvents begins: behind a place. It belongs to one question and
/// holds for a day.
///
/// @param question tells whether it comes back with the request that it was made for
record FilterToken(LogPosition place, int question, Instant madeAt) {
  private static final Duration VALID = Duration.ofHours(24);

  String text() {
    String plain =
        "f:"
            + place.timestampMillis()
            + ":"
            + place.sequence()
            + ":"
            + question
            + ":"
            + madeAt.toEpochMilli();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /// The place that a token names.
  static LogPosition place(String token, int question, Instant now) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      String[] parts = plain.split(":", -1);
      if (parts.length == 5 && parts[0].equals("f") && Integer.parseInt(parts[3]) == question) {
        Instant made = Instant.ofEpochMilli(Long.parseLong(parts[4]));
        if (!now.isAfter(made.plus(VALID))) {
          return new LogPosition(Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }
      }
    } catch (IllegalArgumentException ofAnotherForm) {
      // Said below, for every other form.
    }
    throw LogsErrors.badToken();
  }
}
