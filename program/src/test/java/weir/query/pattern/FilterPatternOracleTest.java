package weir.query.pattern;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random patterns over random messages, answered in another way too.
class FilterPatternOracleTest {
  private static final String[] PIECES = {
    "a", "ab", "b", "\"", "[", "]", " ", " ", " ", "\t", "22", "ä", "ERROR", "\"a b\"", "[b a]"
  };

  private final long seed = Long.getLong("weir.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void splitsAndComparesFieldsLikeTheNaiveWay() {
    int matching = 0;
    for (int i = 0; i < 60_000; i++) {
      String message = message(1 + random.nextInt(14));
      NaiveFields naive = new NaiveFields(fields());
      boolean expected = naive.matches(message);
      matching += expected ? 1 : 0;
      assertEquals(
          expected,
          FilterPattern.parse(naive.pattern()).matches(message),
          () -> "seed " + seed + ": " + naive.pattern() + " on {" + message + "}");
    }
    assertEquals(30_000, matching, 28_000, "both answers are asked for");
  }

  @Test
  void findsTermsLikeTheNaiveWay() {
    int matching = 0;
    for (int i = 0; i < 60_000; i++) {
      String message = message(1 + random.nextInt(14));
      List<String> plain = new ArrayList<>();
      List<String> unwanted = new ArrayList<>();
      List<String> optional = new ArrayList<>();
      StringBuilder pattern = new StringBuilder();
      for (int term = random.nextInt(3); term >= 0; term--) {
        String text = message(1 + random.nextInt(2));
        int kind = random.nextInt(4);
        (kind == 0 ? unwanted : kind == 1 ? optional : plain).add(text);
        pattern
            .append(kind == 0 ? " -" : kind == 1 ? " ?" : " ")
            .append('"')
            .append(text.replace("\"", "\\\""))
            .append('"');
      }
      boolean expected =
          plain.stream().allMatch(message::contains)
              && unwanted.stream().noneMatch(message::contains)
              && (plain.size() + unwanted.size() > 0
                  || optional.stream().anyMatch(message::contains));
      matching += expected ? 1 : 0;
      assertEquals(
          expected,
          FilterPattern.parse(pattern.toString()).matches(message),
          () -> "seed " + seed + ":" + pattern + " on {" + message + "}");
    }
    assertEquals(30_000, matching, 28_000, "both answers are asked for");
  }

  @Test
  void selectsFromAPageWhatItMatchesOneByOne() {
    for (int i = 0; i < 3_000; i++) {
      int count = random.nextInt(30);
      StringBuilder page = new StringBuilder(message(3));
      int[] offsets = new int[count + 1 + random.nextInt(3)];
      offsets[0] = length(page);
      for (int message = 0; message < count; message++) {
        page.append(message(random.nextInt(8)));
        offsets[message + 1] = length(page);
      }
      page.append(message(3));
      byte[] bytes = page.toString().getBytes(StandardCharsets.UTF_8);
      String text =
          random.nextBoolean()
              ? "\"" + message(2).replace("\"", "\\\"") + "\""
              : new NaiveFields(fields()).pattern();
      TextMatcher matcher = FilterPattern.parse(text).matcher();
      int[] expected = new int[count];
      int matching = 0;
      for (int message = 0; message < count; message++) {
        if (matcher.matches(bytes, offsets[message], offsets[message + 1] - offsets[message])) {
          expected[matching++] = message;
        }
      }
      int[] selected = new int[count];
      int found = matcher.select(bytes, offsets, count, selected);
      assertArrayEquals(
          Arrays.copyOf(expected, matching),
          Arrays.copyOf(selected, found),
          () -> "seed " + seed + ": " + text + " on " + page);
    }
  }

  private static int length(StringBuilder page) {
    return page.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private List<String> fields() {
    List<String> fields = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      fields.add(
          random.nextInt(3) > 0
              ? "*"
              : List.of("a", "b", "22", "a b", "b a").get(random.nextInt(5)));
    }
    if (random.nextBoolean()) {
      fields.add(random.nextInt(fields.size() + 1), "...");
    }
    return fields;
  }

  private String message(int pieces) {
    StringBuilder message = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      message.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return message.toString();
  }
}
