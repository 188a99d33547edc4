package weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs `weir lab` as a process of its own, the way that people do.
class LabCommandTest {
  private static final Pattern PREFIX = Pattern.compile("weir-[0-9a-f]{4}-");

  @TempDir Path folder;

  private record Outcome(int exitCode, String out, String err) {}

  @Test
  void recordsALabAndLeavesNothingButItsFlowLogs() throws Exception {
    Outcome outcome = run(command(List.of(), "--duration", "4s", "--to", folder + "/logs"));
    assertEquals(0, outcome.exitCode(), outcome::err);
    assertTrue(outcome.out().contains("Top talkers"), outcome::out);
    assertTrue(outcome.out().contains("198.51.100.66  port scanner"), outcome::out);
    assertTrue(outcome.out().contains("To let it pass: add to sg-"), outcome::out);
    assertTrue(outcome.out().contains("weir top --rejected"), outcome::out);
    assertGone(prefix(outcome.err()));
    try (var files = Files.walk(folder)) {
      List<String> suffixes =
          files
              .filter(Files::isRegularFile)
              .map(file -> file.toString().replaceFirst(".*?\\.", ""))
              .distinct()
              .sorted()
              .toList();
      assertEquals(List.of("log.gz", "yaml"), suffixes);
    }
  }

  @Test
  void replaysTheBundledCaptureWhereRootIsMissing() throws Exception {
    Outcome outcome =
        run(
            command(
                List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"),
                "--to",
                folder + "/logs"));
    assertEquals(0, outcome.exitCode(), outcome::err);
    assertTrue(
        outcome.err().contains("No lab on this machine: network namespaces take root"),
        outcome::err);
    assertTrue(outcome.err().contains("A recorded one is replayed instead"), outcome::err);
    assertTrue(
        outcome
            .out()
            .contains("Why was 198.51.100.66 -> bastion 10.0.1.22, tcp 22 rejected 31 times?"),
        outcome::out);
  }

  @Test
  void theSummaryIsOneJsonObjectOnRequest() throws Exception {
    Outcome outcome = run(command(List.of(), "--replay", "--json", "--to", folder + "/logs"));
    assertEquals(0, outcome.exitCode(), outcome::err);
    assertEquals(1, outcome.out().lines().count(), outcome::out);
    assertTrue(
        outcome.out().startsWith("{\"folder\":\"" + folder + "/logs\",\"live\":false,\"packets\":"),
        outcome::out);
    assertTrue(outcome.out().contains("\"toLetItPass\":[\"add to sg-"), outcome::out);
  }

  @Test
  void stopsAndSummarizesWhenItIsInterrupted() throws Exception {
    Process lab =
        new ProcessBuilder(command(List.of(), "--keep", "--to", folder + "/logs")).start();
    String prefix = awaitBuilt(lab);
    ProcessHandle handle = lab.toHandle();
    assertTrue(handle.destroy());
    String out = new String(lab.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(lab.waitFor(30, TimeUnit.SECONDS));
    assertTrue(out.contains("flow records in " + folder), out);
    assertGone(prefix);
  }

  @Test
  void leavesNothingWhenItIsKilled() throws Exception {
    Process lab =
        new ProcessBuilder(command(List.of(), "--duration", "60s", "--to", folder + "/logs"))
            .start();
    String prefix = awaitBuilt(lab);
    List<ProcessHandle> watchdogs =
        lab.children().filter(child -> child.info().command().orElse("").endsWith("sh")).toList();
    assertFalse(watchdogs.isEmpty());
    lab.destroyForcibly();
    for (ProcessHandle watchdog : watchdogs) {
      watchdog.onExit().get(30, TimeUnit.SECONDS);
    }
    assertGone(prefix);
  }

  @Test
  void servingTakesRootAndSaysHowToGetIt() throws Exception {
    Outcome outcome =
        run(command(List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"), "--serve"));
    assertEquals(1, outcome.exitCode(), outcome::err);
    assertEquals(
        "weir: network namespaces take root, which this process is not; start it with: sudo weir"
            + " lab --serve (weir lab --replay shows a recorded lab without root)\n",
        outcome.err());
  }

  /// As on a terminal, where Ctrl-C reaches the programs that the lab has started too.
  @Test
  void leavesNothingWhenCtrlCComesWhileTheApiMakesTheNetwork() throws Exception {
    Process lab =
        new ProcessBuilder(
                command(
                    List.of("env", "--default-signal=INT", "setsid"),
                    "--serve",
                    "--to",
                    folder + "/logs"))
            .start();
    List<ProcessHandle> watchdogs;
    StringBuilder said = new StringBuilder();
    try (var lines = lab.errorReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (line.startsWith("# 3. ")) {
          break;
        }
      }
      watchdogs = watchdogs(lab);
      assertEquals(1, watchdogs.size(), said::toString);
      assertEquals(0, new ProcessBuilder("kill", "-INT", "--", "-" + lab.pid()).start().waitFor());
      lines.lines().forEach(line -> said.append(line).append('\n'));
    }
    assertTrue(lab.waitFor(30, TimeUnit.SECONDS));
    assertEquals(1, lab.exitValue(), said::toString);
    assertTrue(
        said.toString()
            .endsWith("weir: stopped before the lab was complete; nothing is left of it\n"),
        said::toString);
    assertFalse(watchdogs.getFirst().isAlive());
    assertFalse(Files.exists(folder.resolve("logs")));
    assertNoRunOf(lab.pid());
  }

  @Test
  void leavesNothingWhenItIsKilledWhileItServes() throws Exception {
    Process lab =
        new ProcessBuilder(command(List.of(), "--serve", "--to", folder + "/logs")).start();
    try (var lines = lab.errorReader()) {
      for (String line = lines.readLine();
          line != null && !line.startsWith("# 2. ");
          line = lines.readLine()) {}
    }
    List<ProcessHandle> watchdogs = watchdogs(lab);
    assertEquals(1, watchdogs.size());
    lab.destroyForcibly();
    watchdogs.getFirst().onExit().get(30, TimeUnit.SECONDS);
    assertNoRunOf(lab.pid());
  }

  private static List<ProcessHandle> watchdogs(Process lab) {
    return lab.children()
        .filter(child -> child.info().command().orElse("").matches(".*/(da)?sh"))
        .toList();
  }

  /// Neither a note of the run nor its scratch folder, where the service keeps its state.
  private static void assertNoRunOf(long pid) throws IOException {
    try (var notes = Files.list(Path.of("/run/weir"))) {
      for (Path note : notes.filter(file -> file.toString().endsWith(".run")).toList()) {
        assertFalse(Files.readString(note).startsWith(pid + "\n"), note::toString);
      }
    }
  }

  private static String awaitBuilt(Process lab) throws IOException {
    var lines = lab.errorReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (PREFIX.matcher(line).find()) {
        return prefix(line);
      }
    }
    throw new AssertionError("weir lab ended before anything was built");
  }

  private static String prefix(String text) {
    Matcher prefix = PREFIX.matcher(text);
    assertTrue(prefix.find(), text);
    return prefix.group();
  }

  private static void assertGone(String prefix) throws IOException {
    try (var namespaces = Files.list(Path.of("/run/netns"))) {
      assertEquals(
          List.of(),
          namespaces.filter(name -> name.getFileName().toString().startsWith(prefix)).toList());
    }
    String runId = prefix.substring("weir-".length(), prefix.length() - 1);
    assertFalse(Files.exists(Path.of("/run/weir", runId + ".run")));
    assertFalse(Files.exists(Path.of("/run/weir", runId)));
  }

  private static List<String> command(List<String> before, String... arguments) {
    List<String> words = new ArrayList<>(before);
    words.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "weir.app.Main",
            "lab"));
    words.addAll(List.of(arguments));
    return words;
  }

  private Outcome run(List<String> command) throws Exception {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertTrue(process.waitFor(90, TimeUnit.SECONDS), "weir lab does not end");
    Outcome outcome =
        new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    return outcome;
  }
}
