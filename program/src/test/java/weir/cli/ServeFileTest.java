package weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weir.model.aws.Fault;
import weir.store.logs.LogStoreLimits;

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
            new ServeSettings.Listen(
                "127.0.0.1",
                4566,
                new ServeSettings.Tls(folder.resolve("server.pem"), folder.resolve("server.key"))),
            new ServeSettings.State(
                Path.of("/var/lib/weir"),
                "jdbc:postgresql://db.example.org/weir?user=weir",
                Duration.ofDays(90)),
            new ServeSettings.Home(
                List.of("123456789012", "444455556666"),
                "us-east-1",
                folder.resolve("network.yaml")),
            new ServeSettings.Destinations(
                URI.create("https://s3.example.org"),
                List.of(
                    new ServeSettings.Endpoint("aws-prod", null, "prod"),
                    new ServeSettings.Endpoint(
                        "frankfurt", URI.create("https://logs.example.org:4566"), null))),
            new ServeSettings.Logs(
                new ServeSettings.LogStorage("weir-logs", "events/", "frankfurt"),
                new LogStoreLimits(
                    64 << 20,
                    1 << 16,
                    Duration.ofMinutes(30),
                    1 << 17,
                    8 << 20,
                    Duration.ofSeconds(5))),
            new ServeSettings.Limits(1000, 4096, 16_777_216, 1 << 30, 5000, 100_000),
            new ServeSettings.QueryEngine(URI.create("http://127.0.0.1:8080"), "weir", null)),
        ServeFile.read(file, ServeSettings.usual()));
  }

  @Test
  void whatIsNotSaidOfSealingIsAsUsual() throws IOException {
    Path file =
        Files.writeString(folder.resolve("serve.yaml"), "log-sealing: {journal-bytes: 65536}");

    LogStoreLimits usual = LogStoreLimits.DEFAULT;
    assertEquals(
        new LogStoreLimits(
            65_536,
            usual.journalBatches(),
            usual.journalAge(),
            usual.groupRows(),
            usual.groupBytes(),
            usual.pause()),
        ServeFile.read(file, ServeSettings.usual()).logs().sealing());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          journal-bytes: 10    | journal-bytes is 10 but must be from 4096 to 1073741824
          journal-bytes: 64M   | journal-bytes is 64M but must be a whole number above 0
          journal-batches: 0   | journal-batches is 0 but must be a whole number above 0
          journal-age: 0s      | journal-age is 0 seconds but must be from 1 to 86400 seconds
          journal-age: 2 days  | journal-age is "2 days" but must be a time such as 90s, 10m or 2h
          row-group-rows: 2000000 | row-group-rows is 2000000 but must be from 1 to 1048576
          row-group-bytes: 1   | row-group-bytes is 1 but must be from 1024 to 268435456
          look-every: 30h      | look-every is 108000 seconds but must be from 1 to 86400 seconds
          journal-bites: 1     | did you mean "journal-bytes"?
          """)
  void refusesSealingThatTheStoreCannotDo(String setting, String sentence) throws IOException {
    Path file =
        Files.writeString(folder.resolve("serve.yaml"), "log-sealing:\n  " + setting + "\n");

    Fault.Invalid refused =
        assertThrows(Fault.Invalid.class, () -> ServeFile.read(file, ServeSettings.usual()));
    assertTrue(refused.sentence().contains(sentence), refused::sentence);
  }
}
