package weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import weir.query.files.ResultColumn;

class TablePrinterTest {
  private static final String LONG = "0123456789".repeat(10);

  private static String printed(int room, List<String> names, List<List<String>> rows) {
    List<ResultColumn> columns =
        names.stream()
            .map(name ->
                new ResultColumn(
                    name, name.equals("n") ? ResultColumn.Kind.NUMBER : ResultColumn.Kind.TEXT))
            .toList();
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    TablePrinter printer = new TablePrinter(out, columns, room);
    rows.forEach(row -> printer.row(new KeptRow(columns, row)));
    printer.end();
    out.flush();
    return text.toString();
  }

  @Test
  void lettersThatAreTwoColumnsWideKeepTheColumnsAligned() {
    assertEquals(
        """
        host     n
        서버-1   7
        web     12
        e\u0301te\u0301      -
        """,
        printed(
            0,
            List.of("host", "n"),
            List.of(List.of("서버-1", "7"), List.of("web", "12"), List.of("e\u0301te\u0301", ""))));
  }

  @Test
  void aLongCellIsCutUnlessTheTerminalHasRoom() {
    assertEquals(
        "a\n" + LONG.substring(0, 61) + "...\n", printed(0, List.of("a"), List.of(List.of(LONG))));
    assertEquals("a\n" + LONG + "\n", printed(100, List.of("a"), List.of(List.of(LONG))));
    assertEquals(
        "a                 n\n" + LONG.substring(0, 13) + "...  1\n",
        printed(19, List.of("a", "n"), List.of(List.of(LONG, "1"))));
    assertEquals("a\n가나다라마바...\n", printed(16, List.of("a"), List.of(List.of("가나다라마바사아자차카"))));
  }

  @Test
  void rowsAreBlocksWhereTheirColumnsDoNotFit() {
    assertEquals(
        """
        --- 1
        first   0123456789
        n       5
        second  x
        --- 2
        first   a
        n       -
        second  0123456789
        """,
        printed(
            20,
            List.of("first", "n", "second"),
            List.of(List.of("0123456789", "5", "x"), List.of("a", "", "0123456789"))));
  }
}
