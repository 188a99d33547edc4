package weir.dataplane.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.aws.Fault;

class HostNamespacesTest {
  @TempDir Path folder;

  @Test
  void removesEveryNamespaceWhenItCloses() {
    String first;
    String second;
    try (HostNamespaces namespaces = HostNamespaces.begin(folder)) {
      first = namespaces.add("one").name();
      second = namespaces.add("two").name();
      assertTrue(first.matches("weir-[0-9a-f]{4}-one"), first);
      assertEquals(List.of(first), HostNamespaces.names(first));
    }
    assertEquals(List.of(), HostNamespaces.names(first));
    assertEquals(List.of(), HostNamespaces.names(second));
    assertEquals(0, filesIn(folder));
  }

  @Test
  void aSocketOpenedInsideBelongsToTheNamespace() throws IOException {
    try (HostNamespaces namespaces = HostNamespaces.begin(folder)) {
      NetworkNamespace one = namespaces.add("one");
      one.ip("address add 192.0.2.1/24 dev lo\n");
      try (ServerSocket socket =
          one.call(() -> {
            ServerSocket server = new ServerSocket();
            server.bind(new InetSocketAddress("192.0.2.1", 80));
            return server;
          })) {
        assertTrue(socket.isBound());
      }
      assertThrows(
          IOException.class,
          () -> {
            try (ServerSocket outside = new ServerSocket()) {
              outside.bind(new InetSocketAddress("192.0.2.1", 80));
            }
          });
    }
  }

  @Test
  void kernelParametersBelongToTheNamespace() throws IOException {
    Path parameter = Path.of("/proc/sys/net/ipv4/ip_default_ttl");
    String outside = parameter(parameter);
    try (HostNamespaces namespaces = HostNamespaces.begin(folder)) {
      NetworkNamespace one = namespaces.add("one");
      one.set("net/ipv4/ip_default_ttl", 77);
      assertEquals("77\n", one.call(() -> parameter(parameter)));
    }
    assertEquals(outside, parameter(parameter));
  }

  @Test
  void aKilledProcessLeavesNothing() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                RunThatWaits.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String namespace;
    long watchdog;
    try (var lines = child.inputReader()) {
      namespace = lines.readLine();
      watchdog = Long.parseLong(lines.readLine());
    }
    assertEquals(List.of(namespace), HostNamespaces.names(namespace));
    ProcessHandle shell = ProcessHandle.of(watchdog).orElseThrow();
    child.destroyForcibly();
    assertNotEquals(0, child.waitFor());
    shell.onExit().get(20, TimeUnit.SECONDS);
    assertEquals(List.of(), HostNamespaces.names(namespace));
    assertEquals(0, filesIn(folder));
  }

  @Test
  void removesANamespaceWhoseMakingWasInterrupted() {
    String stray;
    try (HostNamespaces namespaces = HostNamespaces.begin(folder)) {
      stray = namespaces.prefix() + "stray";
      HostCommand.run("ip", "netns", "add", stray);
    }
    assertEquals(List.of(), HostNamespaces.names(stray));
  }

  @Test
  void anInterruptedRemovalIsTheWatchdogsWork() {
    HostNamespaces namespaces = HostNamespaces.begin(folder);
    String one = namespaces.add("one").name();
    Thread.currentThread().interrupt();
    namespaces.close();
    assertTrue(Thread.interrupted());
    assertEquals(List.of(), HostNamespaces.names(one));
    assertEquals(0, filesIn(folder));
  }

  @Test
  void theNextRunRemovesWhatADeadOneLeft() throws Exception {
    HostCommand.run("ip", "netns", "add", "weir-dead-web1");
    Process shortLived = new ProcessBuilder("true").start();
    assertTrue(shortLived.waitFor(Duration.ofSeconds(10)));
    Files.writeString(folder.resolve("dead.run"), shortLived.pid() + "\n-\n");
    try (HostNamespaces namespaces = HostNamespaces.begin(folder)) {
      assertEquals(List.of(), HostNamespaces.names("weir-dead-"));
      assertFalse(Files.exists(folder.resolve("dead.run")));
      String alive = namespaces.add("one").name();
      HostNamespaces.begin(folder).close();
      assertEquals(List.of(alive), HostNamespaces.names(alive));
    }
  }

  @Test
  void aCommandThatFailsSaysWhatItPrinted() {
    Fault fault =
        assertThrows(
            Fault.Unavailable.class, () -> HostCommand.run("ip", "netns", "delete", "weir-none"));
    String sentence = String.valueOf(fault.getMessage());
    assertTrue(
        sentence.startsWith("\"ip netns delete weir-none\" ended with code 1: Cannot"), sentence);
    assertThrows(Fault.NotFound.class, () -> HostCommand.run("weir-no-such-program"));
  }

  /// One read, because the kernel gives a parameter to the first read only.
  private static String parameter(Path path) throws IOException {
    byte[] text = new byte[64];
    try (var stream = Files.newInputStream(path)) {
      return new String(text, 0, stream.read(text), java.nio.charset.StandardCharsets.US_ASCII);
    }
  }

  private static long filesIn(Path folder) {
    try (var files = Files.list(folder)) {
      return files.count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
