package weir.query.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes patterns that have something to do with a message: their words are pieces of it, some of
/// them changed.
final class RandomPattern {
  private final Random random;

  RandomPattern(Random random) {
    this.random = random;
  }

  /// Terms, or fields, for a message.
  String about(String message) {
    return random.nextInt(3) == 0 ? terms(message) : fields(message);
  }

  String terms(String message) {
    List<String> terms = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      int from = random.nextInt(message.length());
      int to = Math.min(message.length(), from + 1 + random.nextInt(random.nextInt(12) + 1));
      String piece = message.substring(safe(message, from), safe(message, to));
      if (random.nextInt(3) > 0) {
        piece = piece.split(" ", -1)[0];
      }
      if (random.nextInt(4) == 0) {
        piece += random.nextInt(10);
      }
      terms.add(List.of("", "", "-", "?").get(random.nextInt(4)) + quoted(piece));
    }
    return String.join(" ", terms);
  }

  private static int safe(String text, int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }

  String fields(String message) {
    String[] values = message.split(" ", -1);
    int dots = random.nextInt(3) == 0 ? -1 : random.nextInt(values.length + 1);
    int head = dots < 0 ? 1 + random.nextInt(values.length) : random.nextInt(dots + 1);
    int tail = dots < 0 ? 0 : random.nextInt(values.length - dots + 1);
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < head; i++) {
      fields.add(field("h" + i, values[i]));
    }
    if (dots >= 0) {
      fields.add("...");
    }
    for (int i = 0; i < tail; i++) {
      fields.add(field("t" + i, values[values.length - tail + i]));
    }
    if (random.nextInt(20) == 0) {
      fields.add("more");
    }
    return "[" + String.join(", ", fields) + "]";
  }

  private String field(String name, String value) {
    if (random.nextInt(4) > 0) {
      return name;
    }
    String condition = condition(name, value);
    for (int i = random.nextInt(3); i > 0; i--) {
      String joint = random.nextBoolean() ? " || " : " && ";
      condition =
          random.nextBoolean()
              ? condition + joint + condition(name, value)
              : "(" + condition + ")" + joint + condition(name, value);
    }
    return condition;
  }

  private String condition(String name, String value) {
    if (value.matches("[0-9]{1,18}") && random.nextBoolean()) {
      long near = Math.max(0, Long.parseLong(value) + random.nextInt(5) - 2);
      return name + List.of(">", "<", ">=", "<=").get(random.nextInt(4)) + near;
    }
    String piece = value;
    if (random.nextInt(3) == 0) {
      piece = value.substring(0, safe(value, random.nextInt(value.length() + 1))) + "*";
    } else if (random.nextInt(3) == 0) {
      piece = "*" + value.substring(safe(value, random.nextInt(value.length() + 1)));
    }
    return name + (random.nextInt(3) == 0 ? " != " : " = ") + quoted(piece);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
