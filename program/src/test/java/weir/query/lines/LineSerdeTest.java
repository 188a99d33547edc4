package weir.query.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import weir.model.aws.Fault;

class LineSerdeTest {
  private final LineSerde serde = new LineSerde.Regex(Pattern.compile("(.*)"), 0);

  private static final class Bytes extends ByteArrayInputStream {
    private int closed;

    Bytes(String text) {
      super(text.getBytes(UTF_8));
    }

    @Override
    public void close() {
      closed++;
    }
  }

  @Test
  void closesAFileThatItCannotUnpack() {
    Bytes unread = new Bytes("BZh");
    Fault.Unsupported fault =
        assertThrows(Fault.Unsupported.class, () -> serde.open("a.bz2", unread));
    assertTrue(fault.sentence().startsWith("a.bz2 ends in .bz2"), fault.sentence());
    assertEquals(1, unread.closed);
  }
}
