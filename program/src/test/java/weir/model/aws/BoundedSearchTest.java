package weir.model.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BoundedSearchTest {
  @Test
  void findsInLongTexts() {
    String text = "ab".repeat(500_000);
    assertEquals(
        "500000",
        BoundedSearch.in(
            text, Pattern.compile("(?<=a)b"), matcher -> Long.toString(matcher.results().count())));
    assertEquals(
        "x".repeat(500_000),
        BoundedSearch.in(text, Pattern.compile("ab"), matcher -> matcher.replaceAll("x")));
  }

  @Test
  void endsWhatWouldTryForever() {
    String text = "a".repeat(60) + "!";
    for (String endless : new String[] {"(.*a){12}b", "(x?)(a|aa)*\\1b"}) {
      Fault.Unsupported fault =
          assertThrows(
              Fault.Unsupported.class,
              () -> BoundedSearch.in(text, Pattern.compile(endless), Matcher::find));
      assertEquals(
          "the regular expression "
              + endless
              + " takes too long on a text of 61 letters; say it with fewer repetitions inside of"
              + " repetitions",
          fault.sentence());
    }
  }

  @Test
  void endsWhatTakesTooMuchOfTheStack() {
    assertThrows(
        Fault.Unsupported.class,
        () ->
            BoundedSearch.in(
                "ab".repeat(200_000), Pattern.compile("((a|b)(?=.|$))*"), Matcher::matches));
    assertTrue(BoundedSearch.in("ab", Pattern.compile("((a|b)(?=.|$))*"), Matcher::matches));
  }
}
