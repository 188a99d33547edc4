package weir.delivery.streams;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import weir.model.aws.Fault;

/// The beginning of objects' names, with expressions that are evaluated for each object:
/// `!{timestamp:yyyy/MM/dd}`, `!{firehose:random-string}`, `!{firehose:error-output-type}`.
public final class KeyPattern {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int RANDOM_LENGTH = 11;
  private static final String HOURS = "yyyy/MM/dd/HH/";

  private final List<Part> parts;

  private KeyPattern(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  private sealed interface Part {
    record Text(String text) implements Part {}

    record Time(DateTimeFormatter format) implements Part {}

    record RandomText() implements Part {}

    record ErrorType() implements Part {}
  }

  /// @throws Fault.Invalid when an expression is none of those above
  public static KeyPattern parse(String text) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    for (int open = text.indexOf("!{"); open >= 0; open = text.indexOf("!{", at)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw new Fault.Invalid(
            "the prefix " + text + " has an expression at " + open + " without an end: !{…}");
      }
      if (open > at) {
        parts.add(new Part.Text(text.substring(at, open)));
      }
      parts.add(expression(text.substring(open + 2, close)));
      at = close + 1;
    }
    if (at < text.length()) {
      parts.add(new Part.Text(text.substring(at)));
    }
    return new KeyPattern(parts);
  }

  private static Part expression(String text) {
    int colon = text.indexOf(':');
    String namespace = colon < 0 ? text : text.substring(0, colon);
    String value = colon < 0 ? "" : text.substring(colon + 1);
    return switch (namespace) {
      case "timestamp" -> new Part.Time(time(value));
      case "firehose" ->
          switch (value) {
            case "random-string" -> new Part.RandomText();
            case "error-output-type" -> new Part.ErrorType();
            default ->
                throw new Fault.Invalid(
                    "the expression !{"
                        + text
                        + "} must be !{firehose:random-string} or !{firehose:error-output-type}");
          };
      case "partitionKeyFromQuery", "partitionKeyFromLambda" ->
          throw new Fault.Unsupported(
              "the expression !{" + text + "} needs dynamic partitioning, which Weir does not do");
      default ->
          throw new Fault.Invalid(
              "the expression !{" + text + "} must be of the namespace timestamp or firehose");
    };
  }

  private static DateTimeFormatter time(String pattern) {
    try {
      DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
      // A pattern of nothing, or of fields that no time has, is told when the stream is made.
      String sample = format.format(Instant.EPOCH.atZone(ZoneId.of("UTC")));
      if (sample.isEmpty()) {
        throw new IllegalArgumentException("it is empty");
      }
      return format;
    } catch (IllegalArgumentException | DateTimeException wrong) {
      throw new Fault.Invalid(
          "the expression !{timestamp:"
              + pattern
              + "} has no valid pattern of a time: "
              + wrong.getMessage());
    }
  }

  /// Whether it has expressions at all.
  public boolean hasExpressions() {
    return parts.stream().anyMatch(part -> !(part instanceof Part.Text));
  }

  public boolean namesTheErrorType() {
    return parts.stream().anyMatch(Part.ErrorType.class::isInstance);
  }

  /// What records are put under: without a time of its own, the hour follows.
  public KeyPattern forRecords() {
    return hasTime() ? this : with(new Part.Time(time(HOURS)));
  }

  /// What records that could not be delivered are put under: when it has no expressions, the reason
  /// and the hour follow.
  public KeyPattern forErrors() {
    return hasExpressions()
        ? this
        : with(new Part.ErrorType(), new Part.Text("/"), new Part.Time(time(HOURS)));
  }

  private boolean hasTime() {
    return parts.stream().anyMatch(Part.Time.class::isInstance);
  }

  private KeyPattern with(Part... more) {
    List<Part> all = new ArrayList<>(parts);
    all.addAll(List.of(more));
    return new KeyPattern(all);
  }

  String at(Instant time, ZoneId zone, String errorType) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Text plain -> text.append(plain.text());
        case Part.Time instant -> instant.format().formatTo(time.atZone(zone), text);
        case Part.RandomText _ -> random(text);
        case Part.ErrorType _ -> text.append(errorType);
      }
    }
    return text.toString();
  }

  private static void random(StringBuilder text) {
    for (int i = 0; i < RANDOM_LENGTH; i++) {
      text.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
    }
  }
}
