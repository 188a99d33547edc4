package weir.query.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A page of messages is answered like its messages one by one, although whole stretches of it are
/// passed over; and JSON is read as the naive way reads it.
class PageOracleTest {
  private static final List<String> KEYS = List.of("a", "ms", "lev", "é", "a/b");
  private static final List<String> VALUES =
      List.of("1", "15", "1.0", "-2", "1e1", "x", "ERR", "ab", "", "é", "a\"b", "a/b", "ERROR");
  private static final List<String> REGEXES =
      List.of(
          "ERR",
          "ER+",
          "E.R",
          "ab|ba",
          "^ab",
          "ab$",
          "a[bx]b",
          "a.*b",
          "a?ba",
          "b\\d\\d",
          "x.b",
          "[ab]ab",
          "ab1|xx|ba",
          "^a|b$",
          "ab*",
          "x.ab\\d");

  private final long seed = Long.getLong("weir.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private int matching;

  @Test
  void answersForPagesOfJsonWhatItAnswersForMessages() {
    for (int i = 0; i < 20_000; i++) {
      compare("{ " + expression(2) + " }", messages(random.nextInt(12), () -> json(3)));
    }
    assertEquals(50_000, matching, 45_000, "some match: " + matching);
  }

  @Test
  void answersForPagesOfTextWhatItAnswersForMessages() {
    for (int i = 0; i < 40_000; i++) {
      compare(text(), messages(random.nextInt(12), this::words));
    }
    assertEquals(100_000, matching, 95_000, "some match: " + matching);
  }

  @Test
  void readsWhatTheNaiveWayReads() {
    int objects = 0;
    JsonScan scan = new JsonScan();
    for (int i = 0; i < 100_000; i++) {
      String text = mutated(json(3));
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      boolean expected = NaiveJson.isObject(text);
      objects += expected ? 1 : 0;
      assertEquals(expected, scan.read(bytes, 0, bytes.length), () -> "seed " + seed + ": " + text);
    }
    assertEquals(50_000, objects, 45_000, "both answers are asked for");
  }

  private void compare(String text, List<String> messages) {
    if (text.chars().filter(c -> c == '%').count() > 4) {
      return;
    }
    FilterPattern pattern = FilterPattern.parse(text);
    TextMatcher matcher = pattern.matcher();
    List<Integer> expected =
        IntStream.range(0, messages.size())
            .filter(i -> matches(pattern, messages.get(i)))
            .boxed()
            .toList();
    int[] offsets = new int[messages.size() + 1];
    offsets[0] = random.nextInt(20);
    StringBuilder page = new StringBuilder("x".repeat(offsets[0]));
    for (int i = 0; i < messages.size(); i++) {
      page.append(messages.get(i));
      offsets[i + 1] = page.toString().getBytes(StandardCharsets.UTF_8).length;
    }
    page.append(random.nextBoolean() ? "" : words());
    int[] selected = new int[messages.size()];
    int count =
        matcher.select(
            page.toString().getBytes(StandardCharsets.UTF_8), offsets, messages.size(), selected);
    assertEquals(
        expected,
        IntStream.of(selected).limit(count).boxed().toList(),
        () -> "seed " + seed + ": " + text + " on " + messages);
    matching += count;
  }

  /// Without a look at anything but the message as a whole.
  private static boolean matches(FilterPattern pattern, String message) {
    if (pattern instanceof JsonPattern json) {
      byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
      JsonValues values = new JsonValues();
      return values.read(bytes, 0, bytes.length) && json.expression().holds(values::holds);
    }
    return pattern.matches(message);
  }

  private static List<String> messages(int count, java.util.function.Supplier<String> message) {
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      messages.add(message.get());
    }
    return messages;
  }

  private String text() {
    List<String> terms = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String term =
          random.nextInt(3) == 0
              ? '"' + List.of("ab", "ERR", "é", "x a", "1").get(random.nextInt(5)) + '"'
              : '%' + REGEXES.get(random.nextInt(REGEXES.size())) + '%';
      terms.add(List.of("", "", "-", "?").get(random.nextInt(4)) + term);
    }
    return random.nextInt(6) == 0
        ? "[x = %" + REGEXES.get(random.nextInt(REGEXES.size())) + "%, ...]"
        : String.join(" ", terms);
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      words.append(
          List.of("a", "b", "x", "ab", "ba", "ERR", "é", " ", "1", "12", "\n", "E")
              .get(random.nextInt(12)));
    }
    return words.toString();
  }

  private String expression(int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      String joint = random.nextBoolean() ? " && " : " || ";
      return "(" + expression(depth - 1) + joint + expression(depth - 1) + ")";
    }
    String selector =
        switch (random.nextInt(depth == 2 ? 6 : 4)) {
          case 0 -> "$.a.lev";
          case 1 -> "$.['a/b']";
          case 4 -> "$.a[*]";
          case 5 -> "$.*";
          default -> "$." + List.of("a", "ms", "lev").get(random.nextInt(3));
        };
    return selector
        + switch (random.nextInt(6)) {
          case 0 ->
              List.of(" IS NULL", " IS TRUE", " IS FALSE", " NOT EXISTS").get(random.nextInt(4));
          case 1 ->
              List.of(" > ", " < ", " >= ", " <= ").get(random.nextInt(4)) + random.nextInt(16);
          case 2 -> " = %" + REGEXES.get(random.nextInt(REGEXES.size())) + "%";
          case 3 -> List.of(" = ", " != ").get(random.nextInt(2)) + random.nextInt(16);
          default ->
              List.of(" = ", " != ").get(random.nextInt(2))
                  + '"'
                  + VALUES.get(random.nextInt(VALUES.size())).replace("\"", "\\\"")
                  + List.of("", "", "*").get(random.nextInt(3))
                  + '"';
        };
  }

  private String json(int depth) {
    StringBuilder json = new StringBuilder("{").append(blank());
    for (int i = random.nextInt(4); i > 0; i--) {
      json.append(string(KEYS.get(random.nextInt(KEYS.size())))).append(blank()).append(':');
      json.append(blank()).append(value(depth - 1)).append(i > 1 ? "," : "").append(blank());
    }
    return json.append("}").append(blank()).toString();
  }

  private String value(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> List.of("true", "false", "null").get(random.nextInt(3));
      case 1, 2 -> List.of("1", "15", "-2", "1.0", "0.1e1", "1E1", "0").get(random.nextInt(7));
      case 6 -> json(depth);
      case 7 -> "[" + value(depth - 1) + (random.nextBoolean() ? "," + value(depth - 1) : "") + "]";
      default -> string(VALUES.get(random.nextInt(VALUES.size())));
    };
  }

  private String string(String text) {
    StringBuilder string = new StringBuilder("\"");
    boolean escapes = random.nextInt(4) == 0;
    text.codePoints()
        .forEach(c -> {
          if (escapes && random.nextInt(3) == 0) {
            string.append(String.format("\\u%04x", c));
          } else if (c == '"' || c == '\\' || c == '/' && random.nextBoolean()) {
            string.append('\\').appendCodePoint(c);
          } else {
            string.appendCodePoint(c);
          }
        });
    return string.append('"').toString();
  }

  private String blank() {
    return random.nextInt(6) == 0 ? List.of(" ", "\n", "\t ", "\r").get(random.nextInt(4)) : "";
  }

  private String mutated(String json) {
    StringBuilder text = new StringBuilder(json);
    for (int i = random.nextInt(3); i > 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      if (random.nextBoolean()) {
        text.deleteCharAt(at);
      } else {
        text.insert(at, "{}[]\",:\\0-.eu\u0001é ".charAt(random.nextInt(16)));
      }
    }
    return text.toString();
  }
}
