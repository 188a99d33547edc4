package weir.acceptance;

import static weir.acceptance.Running.tool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Two network namespaces joined by a virtual cable: a machine, 10.0.1.50 on `eth0`, and somebody
/// on the internet, 203.0.113.9 and 192.0.2.7. Closing it removes both.
final class Cable implements AutoCloseable {
  private static final AtomicInteger MADE = new AtomicInteger();

  private final String machine;
  private final String internet;
  private final List<Running> servers = new ArrayList<>();

  Cable() {
    String unique = ProcessHandle.current().pid() + "-" + MADE.incrementAndGet();
    machine = "weir-acc-m-" + unique;
    internet = "weir-acc-i-" + unique;
    for (String namespace : List.of(machine, internet)) {
      tool("ip", "netns", "add", namespace);
      // Neighbours that IPv6 looks for by itself would be records that no test asked for.
      in(namespace, "bash", "-c", "echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6");
      tool("ip", "-n", namespace, "link", "set", "lo", "up");
    }
    tool(
        "ip", "-n", machine, "link", "add", "eth0", "type", "veth", "peer", "out0", "netns",
        internet);
    end(machine, "eth0", List.of("10.0.1.50/24"), "default");
    end(internet, "out0", List.of("203.0.113.9/32", "192.0.2.7/32"), "10.0.1.0/24");
    discardDatagrams();
  }

  private static void end(String namespace, String link, List<String> addresses, String beyond) {
    for (String address : addresses) {
      tool("ip", "-n", namespace, "address", "add", address, "dev", link);
    }
    tool("ip", "-n", namespace, "link", "set", link, "up");
    tool("ip", "-n", namespace, "route", "add", beyond, "dev", link);
  }

  String machine() {
    return machine;
  }

  /// The description of a network whose only machine is this one.
  String describe(Path folder) throws java.io.IOException {
    String described =
        Resource.text("guarded.yaml").stripTrailing()
            + "\n            attach: {interface: eth0, namespace: "
            + machine
            + "}\n";
    return Files.writeString(folder.resolve("network.yaml"), described).toString();
  }

  /// A command line inside the machine.
  List<String> onMachine(List<String> command) {
    return inside(machine, command);
  }

  private static List<String> inside(String namespace, List<String> command) {
    List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
    whole.addAll(command);
    return whole;
  }

  private static void in(String namespace, String... command) {
    tool(inside(namespace, List.of(command)).toArray(String[]::new));
  }

  /// The machine takes datagrams to port 9 in silence; without a listener it would answer that the
  /// port cannot be reached.
  private void discardDatagrams() {
    String sink =
        """
        import socket, sys
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.bind(("10.0.1.50", 9)); print("listens", file=sys.stderr, flush=True)
        while True: s.recv(100)
        """;
    serve(sink);
  }

  private void serve(String script) {
    Running running = Running.start(Map.of(), onMachine(List.of("python3", "-c", script)));
    servers.add(running);
    running.awaitSaying("listens");
  }

  /// The machine listens on a TCP port from now on, and answers every connection with a word.
  void listen(int port) {
    String server =
        """
        import socket, sys
        s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind(("10.0.1.50", %d)); s.listen(); print("listens", file=sys.stderr, flush=True)
        while True:
          c, _ = s.accept(); c.sendall(b"welcome\\n"); c.close()
        """
            .formatted(port);
    serve(server);
  }

  /// Somebody connects to the machine and reads until its end.
  void connect(String from, int fromPort, int port) {
    String client =
        """
        import socket
        s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind(("%s", %d)); s.settimeout(10); s.connect(("10.0.1.50", %d))
        while s.recv(100): pass
        """
            .formatted(from, fromPort, port);
    in(internet, "python3", "-c", client);
  }

  /// Somebody sends a datagram to the discard port of the machine.
  void send(String from, int fromPort, int payloadBytes) {
    String client =
        """
        import socket
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.bind(("%s", %d)); s.sendto(b"x" * %d, ("10.0.1.50", 9))
        """
            .formatted(from, fromPort, payloadBytes);
    in(internet, "python3", "-c", client);
  }

  /// Somebody sends one datagram from each of many ports to the discard port of the machine.
  void sendFromEach(String from, int firstPort, int ports) {
    String client =
        """
        import socket
        for port in range(%d, %d):
          with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
            s.bind(("%s", port)); s.sendto(b"x" * 10, ("10.0.1.50", 9))
        """
            .formatted(firstPort, firstPort + ports, from);
    in(internet, "python3", "-c", client);
  }

  /// Somebody pings the machine and is answered.
  void ping(String from, int times) {
    in(
        internet,
        "ping",
        "-q",
        "-i",
        "0.2",
        "-W",
        "5",
        "-c",
        Integer.toString(times),
        "-I",
        from,
        "10.0.1.50");
  }

  @Override
  public void close() {
    servers.forEach(Running::close);
    tool("ip", "netns", "delete", machine);
    tool("ip", "netns", "delete", internet);
  }
}
