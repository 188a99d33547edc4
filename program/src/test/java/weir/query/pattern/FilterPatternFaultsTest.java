package weir.query.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weir.model.aws.Fault;

/// What no filter pattern is, and what is said of it.
class FilterPatternFaultsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          "ERROR               ¦ Invalid character(s) in term '"ERROR'
          ERR*                 ¦ Invalid character(s) in term '*'
          ?Status: timeout     ¦ Invalid character(s) in term ':'
          (a)                  ¦ Invalid character(s) in term '('
          ,                    ¦ Invalid character(s) in term ','
          %a(b)%               ¦ Invalid character(s) in term '%a(b)%'
          %a\\(b%              ¦ Invalid character(s) in term '%a\\(b%'
          %é%                  ¦ Invalid character(s) in term '%é%'
          %unclosed            ¦ Invalid character(s) in term '%unclosed'
          { $.a = 1            ¦ If a filter pattern starts with '{' it must end with '}'
          [a, b                ¦ If a filter pattern starts with '[' it must end with ']'
          [word, word]         ¦ Duplicate field 'word'
          [..., a, ...]        ¦ Duplicate field '...'
          { $."sc-status" = 5* } ¦ Invalid character(s) in term '$."'
          { $.a == 1 }         ¦ Invalid character(s) in term '='
          { !($.a = 1) }       ¦ Invalid character(s) in term '!'
          """)
  void saysWhatAwsSays(String pattern, String sentence) {
    assertEquals(sentence, sentence(pattern));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ }",
        "{ $.a }",
        "{ $a = 1 }",
        "{ a = 1 }",
        "{ $.a = null }",
        "{ $.a EXISTS }",
        "{ $.a IS NOT NULL }",
        "{ $.a IS null }",
        "{ $.a = 1 AND $.b = 2 }",
        "{ $.a = 1 & $.b = 2 }",
        "{ $.a = 1 && }",
        "{ ($.a = 1 }",
        "{ $.a = 1) }",
        "{ $..a = 1 }",
        "{ $.a[-1] = 1 }",
        "{ $.a[1:2] = 1 }",
        "{ $.a[ = 1 }",
        "{ $.a > \"1\" }",
        "{ $.a > x }",
        "{ $.a >= 1* }",
        "{ $.a < %1% }",
        "{ $.a[*].b[*] = 1 }",
        "{ $.a[*] = 1 && $.b[*] = 1 && $.c[*] = 1 && $.d[*] = 1 }",
        "[a, b > x]",
        "[a, b > \"1\"]",
        "[a=1 && b=2]",
        "[a, ]",
        "[, a]",
        "[a b]",
        "[a=]",
        "[a=1 ||]",
        "[(a=1]",
        "%a% %b% %c%",
        "{ $.a = %a% || $.a = %b% || $.a = %c% }",
        "%%",
        "%a{2,1}%",
        "%a{1001}%",
        "%a{x}%",
        "%.{999}.{999}.{999}%",
        "%*a%",
        "%a**%",
        "%[b%",
        "%[]%",
        "%[z-a]%",
        "%\\x8g%",
        "%\\xff%",
        "%a$b%",
        "%a\\%",
        "%a!b%",
        "-",
        "?",
        "a\"b\"",
      })
  void rejectsWhatIsNoPattern(String pattern) {
    String sentence = sentence(pattern);
    assertTrue(
        Stream.of(
                "Invalid filter pattern: ",
                "Invalid character(s) in term '",
                "Invalid regular expression '")
            .anyMatch(sentence::startsWith),
        sentence);
  }

  @Test
  void rejectsMoreThan1024Characters() {
    assertEquals(1024, FilterPattern.parse("a".repeat(1024)).text().length());
    assertTrue(
        sentence("a".repeat(1025))
            .endsWith(
                "at 'filterPattern' failed to satisfy constraint: Member must have length less than"
                    + " or equal to 1024"));
  }

  @Test
  void namesThePlaceOfAnUnsuitableValue() {
    assertEquals(
        "Invalid filter pattern: the value behind >, <, >= or <= must be a number without quotes,"
            + " such as 400, at character 10",
        sentence("{ $.a > x }"));
  }

  @Test
  void readsDeeplyNestedParentheses() {
    String pattern = "{" + "(".repeat(500) + "$.a=1" + ")".repeat(500) + "}";
    assertTrue(FilterPattern.parse(pattern).matches("{\"a\":1}"));
  }

  private static String sentence(String pattern) {
    return assertThrows(Fault.Invalid.class, () -> FilterPattern.parse(pattern)).sentence();
  }
}
