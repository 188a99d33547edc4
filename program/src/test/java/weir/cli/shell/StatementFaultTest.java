package weir.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatementFaultTest {
  @Test
  void theCaretStandsBelowItsPlaceBehindWideLetters() {
    String statement = "SELECT 'a', '한국어', x";
    assertEquals(
        Optional.of("  " + statement + "\n" + " ".repeat(24) + "^"),
        StatementFault.at(statement, statement.indexOf('x'), "no x").caret(statement));
  }

  @Test
  void tabsStayAsWideAsTheyAre() {
    assertEquals(Optional.of("  a\tb\n   \t^"), StatementFault.at("a\tb", 2, "no b").caret("a\tb"));
  }
}
