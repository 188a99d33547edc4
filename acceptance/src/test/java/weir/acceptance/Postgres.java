package weir.acceptance;

import static weir.acceptance.Running.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A PostgreSQL server of the test's own on loopback, as Debian ships it. Closing it ends it and
/// removes what it kept.
///
/// It runs as the user `postgres`, for it refuses to run as root.
final class Postgres implements AutoCloseable {
  private final Path folder;
  private final int port;
  private final Running server;

  Postgres() {
    try {
      folder = Files.createTempDirectory("weir-postgres-");
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = socket.getLocalPort();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    tool("chown", "postgres:", folder.toString());
    String data = folder.resolve("data").toString();
    start("initdb", "-D", data, "-U", "weir", "-A", "trust", "-E", "UTF8", "--no-sync")
        .finish()
        .orFail();
    server =
        start(
            "postgres",
            "-D",
            data,
            "-p",
            Integer.toString(port),
            "-h",
            "127.0.0.1",
            "-k",
            folder.toString());
    server.awaitSaying("ready to accept connections");
  }

  private Running start(String program, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    command.add(programs().resolve(program).toString());
    command.addAll(List.of(arguments));
    return Running.start(Map.of("LC_ALL", "C"), folder, command);
  }

  private static Path programs() {
    try (Stream<Path> releases = Files.list(Path.of("/usr/lib/postgresql"))) {
      return releases
          .map(release -> release.resolve("bin"))
          .filter(programs -> Files.exists(programs.resolve("initdb")))
          .findFirst()
          .orElseThrow();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=weir";
  }

  /// What a statement answers, as text.
  String query(String sql) {
    return tool(
            "psql",
            "-h",
            "127.0.0.1",
            "-p",
            Integer.toString(port),
            "-U",
            "weir",
            "-d",
            "postgres",
            "-Atc",
            sql)
        .strip();
  }

  @Override
  public void close() {
    // SIGTERM waits for its clients, which have ended.
    server.terminate().finish();
    tool("rm", "-r", folder.toString());
  }
}
