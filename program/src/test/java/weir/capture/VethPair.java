package weir.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Two network namespaces joined by a virtual cable, for one test: 10.77.0.1 on `left0` and
/// 10.77.0.2 on `right0`, fd77::1 and fd77::2. Closing it removes both.
///
/// Needs root and iproute2.
public final class VethPair implements AutoCloseable {
  private static final AtomicInteger MADE = new AtomicInteger();

  private final String left;
  private final String right;

  public VethPair() {
    String unique = ProcessHandle.current().pid() + "-" + MADE.incrementAndGet();
    left = "weir-l-" + unique;
    right = "weir-r-" + unique;
    run("ip", "netns", "add", left);
    run("ip", "netns", "add", right);
    run("ip", "-n", left, "link", "add", "left0", "type", "veth", "peer", "right0", "netns", right);
    setUp(left, "left0", 1);
    setUp(right, "right0", 2);
  }

  private static void setUp(String namespace, String link, int host) {
    run("ip", "-n", namespace, "address", "add", "10.77.0." + host + "/24", "dev", link);
    run("ip", "-n", namespace, "address", "add", "fd77::" + host + "/64", "dev", link, "nodad");
    run("ip", "-n", namespace, "link", "set", "lo", "up");
    run("ip", "-n", namespace, "link", "set", link, "up");
  }

  public String left() {
    return left;
  }

  public String right() {
    return right;
  }

  /// Runs a command inside the left namespace.
  public String onLeft(String... command) {
    return in(left, command);
  }

  /// Runs a command inside the right namespace.
  public String onRight(String... command) {
    return in(right, command);
  }

  private static String in(String namespace, String... command) {
    List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
    whole.addAll(List.of(command));
    return run(whole.toArray(String[]::new));
  }

  @Override
  public void close() {
    run("ip", "netns", "delete", left);
    run("ip", "netns", "delete", right);
  }

  /// Runs a command, which must succeed, and answers what it printed.
  public static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      if (exit != 0) {
        throw new AssertionError(String.join(" ", command) + " exited " + exit + ": " + printed);
      }
      return printed;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
