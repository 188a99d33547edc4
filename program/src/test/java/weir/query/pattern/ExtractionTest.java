package weir.query.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weir.model.aws.Fault;

/// What metric filters take out of messages.
class ExtractionTest {
  private static final String APACHE =
      "127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] \"GET /apache_pb.gif HTTP/1.0\" 200 1534";

  @Test
  void namesTheFieldsOfAMessage() {
    assertEquals(
        Map.of(
            "$ip", "127.0.0.1",
            "$identity", "-",
            "$user", "frank",
            "$timestamp", "10/Oct/2000:13:25:15 -0700",
            "$request", "GET /apache_pb.gif HTTP/1.0",
            "$status_code", "200",
            "$bytes", "1534"),
        extracted("[ip, identity, user, timestamp, request, status_code, bytes > 1000]"));
  }

  @Test
  void countsTheFieldsWithoutAName() {
    assertEquals(
        Map.of(
            "$1", "127.0.0.1",
            "$2", "-",
            "$3", "frank",
            "$4", "10/Oct/2000:13:25:15 -0700",
            "$5", "GET /apache_pb.gif HTTP/1.0",
            "$status_code", "200",
            "$bytes", "1534"),
        extracted("[..., status_code, bytes]"));
    assertEquals("frank", extracted("[]").get("$3"));
    assertEquals("1534", extracted("[ip, ...]").get("$7"));
    assertEquals(
        Map.of("$ip", "127.0.0.1", "$rest", APACHE.substring(10)), extracted("[ip, rest]"));
  }

  @Test
  void extractsNothingFromTermsAndJson() {
    assertEquals(Map.of(), extracted("frank"));
    assertEquals(Map.of(), FilterPattern.parse("{ $.a = * }").extractedValues("{\"a\":1}"));
  }

  private static Map<String, String> extracted(String pattern) {
    return FilterPattern.parse(pattern).extractedValues(APACHE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          { $.a = * }   ¦ $.a        ¦ {"a":1.50}              ¦ 1.50
          { $.a = * }   ¦ $.a        ¦ {"a":"x\\u0041"}        ¦ xA
          { $.a = * }   ¦ $.b        ¦ {"a":1}                 ¦
          { $.a = * }   ¦ $.a        ¦ {"a":{"b":1}}           ¦
          { $.a = * }   ¦ $.a        ¦ {"a":true}              ¦
          { $.a = * }   ¦ $.a.b[1]   ¦ {"a":{"b":[1,2]}}       ¦ 2
          { $.a = * }   ¦ $.a        ¦ no JSON                 ¦
          [a, b, ...]   ¦ $b         ¦ 1 "two words" 3         ¦ two words
          [..., b]      ¦ $b         ¦ 1 2 3                   ¦ 3
          [a, b]        ¦ $b         ¦ 1                       ¦
          """)
  void takesAValue(
      String pattern,
      String expression,
      String message,
      @org.jspecify.annotations.Nullable String expected) {
    byte[] bytes = ("<<" + message + ">").getBytes(StandardCharsets.UTF_8);
    Extraction extraction = FilterPattern.parse(pattern).extraction(expression).orElseThrow();
    assertEquals(Optional.ofNullable(expected), extraction.value(bytes, 2, bytes.length - 3));
  }

  @Test
  void knowsTheValuesThatAPatternHas() {
    assertEquals(Optional.empty(), FilterPattern.parse("[a, b]").extraction("$c"));
    assertEquals(Optional.empty(), FilterPattern.parse("[a, b]").extraction("1"));
    assertEquals(Optional.empty(), FilterPattern.parse("ERROR").extraction("$.a"));
    assertEquals(Optional.empty(), FilterPattern.parse("{ $.a = 1 }").extraction("$a"));
    FilterPattern json = FilterPattern.parse("{ $.a = 1 }");
    assertThrows(Fault.Invalid.class, () -> json.extraction("$.a[x"));
    assertThrows(Fault.Invalid.class, () -> json.extraction("$.a = 1"));
  }
}
