package weir.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.model.aws.Fault;

/// Times as people write them on a command line: `90s`, `10m`, `2h`, or bare seconds.
final class Durations {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(s|m|h)?");

  private Durations() {}

  static Duration of(String option, String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new Fault.Invalid(
          option + " is \"" + text + "\" but must be a time such as 90s, 10m or 2h");
    }
    long amount = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      case null, default -> Duration.ofSeconds(amount);
    };
  }
}
