package weir.query.insights;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import weir.store.logs.LogGroupId;
import weir.store.logs.LogPosition;

/// Which event a row is: what `@ptr` says, and GetLogRecord takes.
public record EventPointer(LogGroupId group, LogPosition place) {
  public String text() {
    String plain = group + ":" + place.timestampMillis() + ":" + place.sequence();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /// Empty for a text that no pointer has.
  public static Optional<EventPointer> parse(String text) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(":", -1);
      return parts.length == 3
          ? Optional.of(
              new EventPointer(
                  new LogGroupId(parts[0]),
                  new LogPosition(Long.parseLong(parts[1]), Long.parseLong(parts[2]))))
          : Optional.empty();
    } catch (IllegalArgumentException otherText) {
      return Optional.empty();
    }
  }
}
