package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// docs/how-to/ask.md, athena.md and catalog.md, run as they are written.
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

  @Test
  void aStatementIsAskedWithTheAwsCli() throws IOException {
    try (Served served = Served.ephemeral()) {
      String out = ShellPage.run("how-to/athena.md", served, folder).out();
      assertTrue(
          out.contains("srcaddr\tflows\ttotal\n198.51.100.66\t280\t16800\n10.0.3.50\t15\t1360\n"),
          out);
      assertTrue(out.contains("198.51.100.66  10.0.1.22"), out);
    }
  }

  @Test
  void tablesComeFromACrawlerAndFromDdl() throws IOException {
    try (Served served = Served.ephemeral()) {
      String out = ShellPage.run("how-to/catalog.md", served, folder).out();
      assertTrue(out.contains("\"Status\": \"SUCCEEDED\""), out);
      assertTrue(out.contains("ACCEPT     2506\nREJECT      310\n"), out);
      assertTrue(out.lines().anyMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\d +2816")), out);
      assertTrue(
          out.lines().anyMatch(line -> line.matches("us-east-1 +\\d{4}/\\d\\d/\\d\\d +2816")), out);
    }
  }
}
