package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `weir network check`: all mistakes of a description with their places.
class NetworkCheckTest {
  @TempDir private Path folder;

  @Test
  void saysWhatARightDescriptionDescribes() throws IOException {
    Outcome checked = Weir.run("network", "check", Resource.copy("guarded.yaml", folder)).orFail();
    assertTrue(checked.out().contains("eni-0a1b2c3d4e5f60718"), checked.out());
    assertEquals("", checked.err());
  }

  @Test
  void reportsEveryMistakeWithItsPlace() throws IOException {
    String wrong =
        Resource.text("guarded.yaml")
            .replace("10.0.1.0/24", "10.9.1.0/24")
            .replace("network-acl: edge", "network-acl: egde")
            .replace("allow tcp 22 from", "alow tcp 22 from")
            .replace("instance:", "instnce:");
    String file = Files.writeString(folder.resolve("wrong.yaml"), wrong).toString();
    Outcome checked = Weir.run("network", "check", file).expecting(1);
    assertEquals("", checked.out());
    List<String> mistakes = checked.err().lines().toList();
    assertEquals(
        List.of(
            file
                + ":18:13: \"alow tcp 22 from 0.0.0.0/0\" is no ingress rule; write it like \"allow"
                + " tcp 443 from 10.0.0.0/8\"",
            file + ":23:16: 10.9.1.0/24 lies outside its VPC, which has 10.0.0.0/16",
            file
                + ":24:22: there is no network ACL \"egde\" in this description; did you mean"
                + " \"edge\"?",
            file + ":28:22: 10.0.1.50 lies outside its subnet, which has 10.9.1.0/24"),
        mistakes.subList(0, 4));
    assertEquals(5, mistakes.size());
    assertTrue(
        mistakes.get(4).startsWith(file + ":30:13: \"instnce\" is not a key here"),
        mistakes.get(4));
    assertTrue(mistakes.get(4).endsWith("did you mean \"instance\"?"), mistakes.get(4));
  }

  @Test
  void saysWhenThereIsNoSuchFile() {
    String file = folder.resolve("none.yaml").toString();
    Outcome checked = Weir.run("network", "check", file).expecting(1);
    assertEquals("weir: there is no file " + file, checked.err().strip());
  }

  @Test
  void theSchemaIsOneJsonDocument() {
    String schema = Weir.run("network", "schema").orFail().out();
    assertTrue(schema.startsWith("{") && schema.contains("\"$schema\""), schema);
  }
}
