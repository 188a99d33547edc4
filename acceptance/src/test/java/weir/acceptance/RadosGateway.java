package weir.acceptance;

import static weir.acceptance.Running.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An S3 service that we did not write: Ceph's object gateway over a monitor and one storage daemon
/// that keeps everything in memory, as processes of this test on loopback. Closing it ends them.
///
/// Needs Debian's `radosgw`, `ceph-mon`, `ceph-osd` and `awscli`.
final class RadosGateway implements AutoCloseable {
  private static final String ACCESS_KEY = "WEIRACCEPTANCE";
  private static final String SECRET_KEY = "only-for-this-test";

  private final Path folder;
  private final int port = freePort();
  private final Running monitor;
  private final Running storage;
  private @Nullable Running gateway;

  /// @param folder an empty one, for what the daemons write
  RadosGateway(Path folder) {
    this.folder = folder;
    String cluster = UUID.randomUUID().toString();
    int monitorPort = freePort();
    configure(cluster, monitorPort);
    String map = folder.resolve("monmap").toString();
    tool(
        "monmaptool",
        "--create",
        "--fsid",
        cluster,
        "--addv",
        "a",
        "[v2:127.0.0.1:" + monitorPort + "]",
        map);
    tool("ceph-mon", "--mkfs", "-i", "a", "--monmap", map, "-c", configuration());
    monitor = daemon("ceph-mon", "-f", "-i", "a");
    String disk = UUID.randomUUID().toString();
    tool("ceph", "-c", configuration(), "--connect-timeout", "60", "osd", "new", disk);
    tool("ceph", "-c", configuration(), "osd", "crush", "add", "osd.0", "1", "root=default");
    tool("ceph-osd", "-i", "0", "--mkfs", "--osd-uuid", disk, "-c", configuration());
    storage = daemon("ceph-osd", "-f", "-i", "0");
    tool(
        "radosgw-admin",
        "-c",
        configuration(),
        "user",
        "create",
        "--uid",
        "weir",
        "--display-name",
        "weir",
        "--access-key",
        ACCESS_KEY,
        "--secret-key",
        SECRET_KEY);
    start();
  }

  private void configure(String cluster, int monitorPort) {
    String text =
        """
        [global]
        fsid = %1$s
        mon host = v2:127.0.0.1:%2$d
        public addr = 127.0.0.1
        cluster addr = 127.0.0.1
        auth cluster required = none
        auth service required = none
        auth client required = none
        ms mon client mode = crc
        ms bind ipv6 = false
        run dir = %3$s
        crash dir = %3$s
        log file = %3$s/$name.log
        mon cluster log file = %3$s/cluster.log
        admin socket = %3$s/$name.asok
        mon data = %3$s/mon
        mon data avail warn = 0
        mon data avail crit = 0
        mon allow pool size one = true
        mon max pg per osd = 1000
        osd data = %3$s/osd
        osd objectstore = memstore
        memstore device bytes = 268435456
        osd pool default size = 1
        osd pool default min size = 1
        osd pool default pg num = 1
        osd pool default pg autoscale mode = off
        osd crush chooseleaf type = 0
        rgw data = %3$s
        rgw frontends = beast endpoint=127.0.0.1:%4$d
        """
            .formatted(cluster, monitorPort, folder, port);
    try {
      Files.createDirectories(folder.resolve("mon"));
      Files.createDirectories(folder.resolve("osd"));
      Files.writeString(folder.resolve("ceph.conf"), text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String configuration() {
    return folder.resolve("ceph.conf").toString();
  }

  private Running daemon(String... command) {
    List<String> whole = new ArrayList<>(List.of(command));
    whole.addAll(List.of("-c", configuration()));
    return Running.start(Map.of(), whole);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Starts the gateway, again after [stop()][#stop()], and waits until it answers.
  void start() {
    Running started = daemon("radosgw", "-f", "-n", "client.rgw");
    gateway = started;
    Eventually.holds(
        "radosgw listens on " + port,
        Duration.ofSeconds(60),
        () -> {
          if (!started.isAlive()) {
            throw new AssertionError("radosgw ended: " + started.finish().err());
          }
          return listens();
        });
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /// Takes the service away; what it keeps stays.
  void stop() {
    if (gateway != null) {
      // Not killed: the storage would wait half a minute for a dead gateway before it lets another
      // change a bucket.
      gateway.terminate().finish();
    }
  }

  String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  /// The environment of a client that may use it.
  Map<String, String> client() {
    return Map.of(
        "AWS_ACCESS_KEY_ID", ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY", SECRET_KEY,
        "AWS_REGION", "us-east-1",
        "AWS_DEFAULT_REGION", "us-east-1",
        "AWS_EC2_METADATA_DISABLED", "true",
        "AWS_CONFIG_FILE", "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
  }

  /// The environment of a client that may not.
  Map<String, String> stranger() {
    Map<String, String> environment = new HashMap<>(client());
    environment.put("AWS_SECRET_ACCESS_KEY", "guessed");
    return environment;
  }

  /// Runs Amazon's own command line against it; what it printed.
  String aws(String... arguments) {
    List<String> command = new ArrayList<>(List.of("/usr/bin/aws", "--endpoint-url", endpoint()));
    command.addAll(List.of(arguments));
    return Running.start(client(), command).finish().orFail().out();
  }

  @Override
  public void close() {
    stop();
    storage.close();
    monitor.close();
  }
}
