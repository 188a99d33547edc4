package weir.api.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import weir.api.protocol.ApiException;

@Isolated("what the whole process writes on the console is watched")
class XmlElementTest {
  @Test
  void bytesThatAreNotUtf8AreRefusedAndNobodySaysSoOnTheConsole() {
    PrintStream console = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      byte[] latin = "<Tagging>\u00e9</Tagging>".getBytes(StandardCharsets.ISO_8859_1);
      ApiException refused =
          assertThrows(ApiException.class, () -> XmlElement.parse(latin, "Tagging"));
      assertEquals("MalformedXML", refused.code());
    } finally {
      System.setErr(console);
    }
    assertEquals("", said.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aMarkOfTheByteOrderIsNoPartOfTheDocument() {
    byte[] marked = "\uFEFF<Tagging>\u00e9</Tagging>".getBytes(StandardCharsets.UTF_8);

    assertEquals("\u00e9", XmlElement.parse(marked, "Tagging").text());
  }
}
