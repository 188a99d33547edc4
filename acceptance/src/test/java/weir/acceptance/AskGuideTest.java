package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// docs/how-to/ask.md, run as it is written.
class AskGuideTest {
  @TempDir private Path folder;

  @Test
  void filesAndTheServiceAnswer() throws IOException {
    try (Served served = Served.ephemeral()) {
      String out = ShellPage.run("how-to/ask.md", served, folder).out();
      assertTrue(out.lines().anyMatch(line -> line.matches("198.51.100.66 +\\d+")), out);
      assertTrue(out.contains("'10.0.1.22' IN (srcaddr, dstaddr)"), out);
      assertTrue(out.contains("█"), out);
      assertTrue(out.contains("198.51.100.66       22  REJECT"), out);
      assertTrue(out.contains("198.51.100.66,10.0.1.22,22,0,1,"), out);
      assertTrue(out.contains("@message\nhello\n"), out);
    }
  }
}
