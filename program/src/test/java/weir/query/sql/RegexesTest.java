package weir.query.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a)(b(c))(?:d)(?<e>e)",
        "(a)\\((b)?[(](c|(d))[^)\\](]*",
        "((((((((((a))))))))))(b)",
        "(?i)(A)(?i:b)()(C)"
      })
  void aGroupThatStandsAloneHoldsWhatItHeld(String pattern) {
    for (String text : new String[] {"abcde", "a(b(c(x", "a((d", "ab", "aBc", ""}) {
      Matcher whole = Pattern.compile(pattern).matcher(text);
      boolean found = whole.find();
      for (int group = 1; group <= whole.groupCount(); group++) {
        Matcher alone = Pattern.compile(Regexes.alone(pattern, group)).matcher(text);
        assertEquals(found, alone.find(), pattern + " " + text);
        assertEquals(1, alone.groupCount(), pattern);
        if (found) {
          assertEquals(whole.group(group), alone.group(1), pattern + " " + text + " " + group);
        }
      }
    }
  }
}
