package weir.store.state;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.model.aws.Fault;

/// Durations as descriptions write them: `350`, `350s`, `5m`, `12h`, `5d`.
final class DurationText {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})([smhd]?)");

  private DurationText() {}

  static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new Fault.Invalid("\"" + text + "\" is no duration; write it like 350s, 5m, 12h or 5d");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      case "d" -> Duration.ofDays(amount);
      default -> Duration.ofSeconds(amount);
    };
  }
}
