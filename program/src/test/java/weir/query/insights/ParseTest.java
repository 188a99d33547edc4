package weir.query.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static weir.query.insights.AskedEvents.refuses;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `parse` takes out of texts, against plain Java over random ones.
class ParseTest {
  private static final List<String> PIECES =
      List.of("a", "B7", "é", "😀", " ", "'", "x:y", "[0]", "{", "/", ";", "5", ".25");

  @TempDir private Path folder;
  private AskedEvents asked;
  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);

  @BeforeEach
  void begin() {
    System.out.println("seed " + seed);
    asked = new AskedEvents(folder);
  }

  @AfterEach
  void end() {
    asked.close();
  }

  private String piece(List<String> more) {
    List<String> all = new ArrayList<>(PIECES);
    all.addAll(more);
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(_ -> all.get(random.nextInt(all.size())))
        .collect(Collectors.joining());
  }

  @Test
  void takesTheValuesOfCsv() {
    List<String> messages = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      List<String> values =
          IntStream.rangeClosed(0, random.nextInt(5))
              .mapToObj(_ -> piece(List.of(",", "\"", "\n")))
              .toList();
      messages.add(
          values.stream()
              .map(value ->
                  value.matches("(?s).*[,\"\n].*") || random.nextInt(5) == 0
                      ? '"' + value.replace("\"", "\"\"") + '"'
                      : value)
              .collect(Collectors.joining(",")));
      expected.add(
          IntStream.range(0, Math.min(3, values.size()))
              .mapToObj(n -> "v" + n + "=" + values.get(n))
              .collect(Collectors.joining(" ")));
    }
    messages.replaceAll(message -> message.isEmpty() ? "\"\"" : message);
    asked.put("g", messages);
    assertEquals(
        expected,
        asked.ask(
            "parse @message csv as v0, v1, v2 | sort @timestamp asc | display v0, v1, v2", "g"),
        "seed " + seed);
  }

  @Test
  void takesTheMapOfLogfmt() {
    List<String> messages = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Map<String, String> pairs = new LinkedHashMap<>();
      List<String> text = new ArrayList<>(List.of("begin"));
      for (String key : List.of("level", "msg", "t_2")) {
        if (random.nextInt(3) > 0) {
          String value = piece(List.of("=", "\"", "\\", "\t"));
          boolean plain = !value.matches("(?s).*[\\s\"\\\\].*") && random.nextBoolean();
          pairs.put(key, value);
          text.add(
              key
                  + "="
                  + (plain
                      ? value
                      : '"'
                          + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t")
                          + '"'));
        }
      }
      text.add("end");
      messages.add(String.join(" ", text));
      expected.add(
          pairs.entrySet().stream()
              .map(pair -> "m." + pair.getKey() + "=" + pair.getValue())
              .collect(Collectors.joining(" ")));
    }
    asked.put("g", messages);
    assertEquals(
        expected,
        asked.ask(
            "parse @message logfmt as m | sort @timestamp asc | display m.level, m.msg, m.t_2",
            "g"),
        "seed " + seed);
  }

  @Test
  void valuesOfAMapAreNumbersWhereTheyLookLikeOnes() {
    asked.put(
        "g",
        List.of("ms=9 path=/a", "ms=10.5 path=/b", "ms=\"200\" path=\"/c d\"", "none", "a = b"));
    assertEquals(
        List.of("n=2 sum(m.ms)=210.5"),
        asked.ask(
            "parse @message logfmt as m | filter m.ms > 9 | stats count(*) as n, sum(m.ms)", "g"));
    assertEquals(
        List.of("m={\"ms\":\"200\",\"path\":\"/c d\"}"),
        asked.ask("parse @message logfmt as m | filter m.path like /c/ | display m", "g"));
    assertEquals(
        List.of("n=2"),
        asked.ask("parse logfmt as m | filter not ispresent(m) | stats count(*) as n", "g"));
  }

  @Test
  void makesARowOfEveryMatch() {
    Pattern pattern = Pattern.compile("(\\w)(\\d+)?;");
    List<String> messages =
        IntStream.range(0, 80)
            .mapToObj(
                i -> "m" + i + " " + piece(List.of("a1;", "b;", ";")) + piece(List.of("z99;")))
            .toList();
    asked.put("g", messages);
    List<String> expected = new ArrayList<>();
    for (String message : messages) {
      Matcher matcher = pattern.matcher(message);
      int before = expected.size();
      while (matcher.find()) {
        expected.add(
            "l=" + matcher.group(1) + (matcher.group(2) == null ? "" : " d=" + matcher.group(2)));
      }
      if (expected.size() == before) {
        expected.add("");
      }
    }
    expected.sort(null);
    List<String> rows =
        new ArrayList<>(
            asked.ask("parse @message /(\\w)(\\d+)?;/ as l, d multi | display l, d", "g"));
    rows.sort(null);
    assertEquals(expected, rows, "seed " + seed);
  }

  @Test
  void saysWhereAParseIsWrong() {
    refuses(
        "parse @message logfmt",
        21,
        21,
        "unexpected end of the query; expected as and a name behind logfmt");
    refuses(
        "parse csv as a, 'b'",
        16,
        17,
        "unexpected symbol found '; expected the name of a field behind as");
    refuses(
        "SOURCE logGroupTags(['a']) | fields b",
        21,
        22,
        "unexpected symbol found '; expected '{' before key");
    refuses("SOURCE logGroups() logGroups() | fields b", 19, 28, "SOURCE has logGroups twice");
  }
}
