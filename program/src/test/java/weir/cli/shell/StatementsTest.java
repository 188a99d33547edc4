package weir.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementsTest {
  @Test
  void aSemicolonInQuotesOrACommentEndsNothing() {
    assertEquals(
        List.of("SELECT ';' -- a;b\n, \"x;\"", "SELECT /* ; */ 1"),
        Statements.of("SELECT ';' -- a;b\n, \"x;\"; SELECT /* ; */ 1;").all());
  }

  @Test
  void commentsAloneAreNoStatement() {
    assertEquals(
        List.of("-- first\nSELECT 1"),
        Statements.of("-- first\nSELECT 1; -- done\n; /* a; b */ ;\n-- the end").all());
  }

  @Test
  void whatIsLeftOpenIsTheRest() {
    Statements statements = Statements.of("SELECT 1; SELECT 'a;");
    assertEquals(List.of("SELECT 1"), statements.ended());
    assertEquals("SELECT 'a;", statements.rest());
  }

  @Test
  void theShellReadsOnUntilTheSemicolon() {
    StatementParser parser = new StatementParser();
    assertThrows(
        EOFError.class, () -> parser.parse("SELECT 1", 8, Parser.ParseContext.ACCEPT_LINE));
    assertEquals("SELECT 1;", parser.parse("SELECT 1;", 9, Parser.ParseContext.ACCEPT_LINE).line());
    assertEquals("exit", parser.parse("exit", 4, Parser.ParseContext.ACCEPT_LINE).line());
  }

  @Test
  void theWordAtTheCursorIsTheOneToComplete() {
    assertEquals(
        "srca",
        new StatementParser().parse("SELECT a,srca", 13, Parser.ParseContext.COMPLETE).word());
  }

  @Test
  void theCaretStandsUnderThePlace() {
    assertEquals(
        "  SELECT x\n         ^",
        StatementFault.at(1, 8, "no").caret("SELECT x\nFROM y").orElseThrow());
    assertEquals(
        "  | foo\n    ^", StatementFault.at("a\n| foo", 4, "no").caret("a\n| foo").orElseThrow());
  }

  @Test
  void onlyItsOwnerMayReadTheHistory(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("weir/history");
    HistoryFile.prepare(file);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    HistoryFile.prepare(file);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }
}
