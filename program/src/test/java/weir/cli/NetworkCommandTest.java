package weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.store.state.NetworkFile;

class NetworkCommandTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return WeirCommand.line(
            (settings, sources, log) -> {
              throw new AssertionError("nothing is served here");
            })
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private Path example() throws IOException {
    Path file = folder.resolve("network.yaml");
    try (var in =
        Objects.requireNonNull(
            NetworkFile.class.getResourceAsStream("/weir/examples/network.yaml"))) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }

  @Test
  void checkSaysWhatARightDescriptionDescribes() throws IOException {
    assertEquals(0, run("network", "check", example().toString()));
    assertEquals("", err.toString());
    String said = out.toString();
    assertTrue(
        said.startsWith(
            "1 VPC, 2 subnets, 5 interfaces, 4 security groups, 2 network ACLs, 1 prefix list,"
                + " 3 flow logs"),
        said);
    assertTrue(
        said.contains(
            "    eni-0a1b2c3d4e5f60718  web1  10.0.1.10 10.0.1.11 2001:db8:1234:a100::10"
                + "  captured at eth0 in web1"),
        said);
    assertTrue(said.contains("REJECT  every 600 s  6 fields  to s3://shop-flow-logs"), said);
  }

  @Test
  void checkReportsEveryMistakeWithItsPlaceAndFails() throws IOException {
    Path file = folder.resolve("broken.yaml");
    Files.writeString(file, "account: 1\nvpc: []\n");
    assertEquals(1, run("network", "check", file.toString()));
    assertEquals("", out.toString());
    assertEquals(
        file
            + ":1:10: account id is \"1\" but must be 12 digits\n"
            + file
            + ":2:1: \"vpc\" is not a key here; the keys are account, region, prefix-lists, vpcs,"
            + " flow-logs, aws-service-ranges; did you mean \"vpcs\"?\n",
        err.toString());
  }

  @Test
  void checkTellsAScriptInJson() throws IOException {
    assertEquals(0, run("network", "check", "--json", example().toString()));
    assertEquals("{\"mistakes\":[]}", out.toString().strip());
    out.getBuffer().setLength(0);
    Path file = Files.writeString(folder.resolve("broken.yaml"), "account: 1\nvpcs: []\n");
    assertEquals(1, run("network", "check", "--json", file.toString()));
    assertEquals(
        "{\"mistakes\":[{\"file\":\""
            + file
            + "\",\"line\":1,\"column\":10,\"sentence\":"
            + "\"account id is \\\"1\\\" but must be 12 digits\"}]}",
        out.toString().strip());
    assertEquals("", err.toString());
  }

  @Test
  void schemaPrintsTheSchema() {
    assertEquals(0, run("network", "schema"));
    assertEquals(NetworkFile.schema(), out.toString());
    assertTrue(out.toString().contains("https://json-schema.org/draft/2020-12/schema"));
  }

  @Test
  void helpHasExamples() {
    assertEquals(0, run("network", "--help"));
    assertTrue(out.toString().contains("weir network check network.yaml"), out.toString());
  }
}
