package weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeFileTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml$\n(.*?)^```$");

  @TempDir private Path folder;

  @Test
  void readsTheExampleOfTheGuide() throws IOException {
    Matcher example =
        EXAMPLE.matcher(Files.readString(Path.of("..", "docs", "how-to", "serve.md")));
    assertTrue(example.find());
    Path file = Files.writeString(folder.resolve("serve.yaml"), example.group(1));

    assertEquals(
        new ServeSettings(
            "127.0.0.1",
            4566,
            new ServeSettings.Tls(folder.resolve("server.pem"), folder.resolve("server.key")),
            Path.of("/var/lib/weir"),
            "jdbc:postgresql://db.example.org/weir?user=weir",
            List.of("123456789012", "444455556666"),
            "us-east-1",
            folder.resolve("network.yaml"),
            URI.create("https://s3.example.org"),
            List.of(
                new ServeSettings.Endpoint("aws-prod", null, "prod"),
                new ServeSettings.Endpoint(
                    "frankfurt", URI.create("https://logs.example.org:4566"), null)),
            new ServeSettings.LogStorage("weir-logs", "events/", "frankfurt"),
            new ServeSettings.Limits(1000, 4096, 16_777_216, 1 << 30, 5000, 100_000),
            Duration.ofDays(90)),
        ServeFile.read(file, ServeSettings.usual()));
  }
}
