package weir.query.trino;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import weir.model.aws.Fault;

/// A Trino of one node on this machine, for trying; it listens on 127.0.0.1 and ends when it is
/// closed.
public final class LocalTrino implements AutoCloseable {
  private static final Duration STARTING = Duration.ofMinutes(5);
  private static final Duration ENDING = Duration.ofSeconds(20);

  private final Process process;
  private final URI address;
  private final Path log;

  private LocalTrino(Process process, URI address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  /// What it is started with.
  ///
  /// @param folder of the server's files; kept for the next start
  /// @param repository of Maven, for files that are not here yet
  /// @param port 0 for one that is free
  /// @param memoryMegabytes of the server's heap
  public record Order(
      Path folder, URI repository, int port, int memoryMegabytes, CatalogFile catalog, Keys keys) {
    public Order {
      if (memoryMegabytes < 1024) {
        throw new Fault.Invalid(
            "the memory for Trino is " + memoryMegabytes + " MB but must be at least 1024");
      }
    }
  }

  /// The keys with which the server asks Glue and S3.
  public record Keys(String accessKeyId, String secretAccessKey) {
    @Override
    public String toString() {
      return "Keys[" + accessKeyId + "]";
    }
  }

  /// Fetches what is missing, starts the server, and answers when it takes questions.
  ///
  /// @param say what people are told meanwhile
  public static LocalTrino start(Order order, Consumer<String> say) {
    Path home = Path.of(System.getProperty("user.home"));
    Path maven = home.resolve(".m2").resolve("repository");
    Path core = ServerArchive.CORE.find(maven, order.folder(), order.repository(), say);
    Path hive = ServerArchive.HIVE.find(maven, order.folder(), order.repository(), say);
    Path version = order.folder().resolve(ServerArchive.VERSION);
    if (!Files.exists(version.resolve("whole"))) {
      say.accept("unpacks Trino " + ServerArchive.VERSION + " into " + version);
    }
    ServerFolder server = ServerFolder.unpacked(version, core, hive);
    try {
      return start(order, server, say);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static LocalTrino start(Order order, ServerFolder server, Consumer<String> say)
      throws IOException {
    int port = order.port() == 0 ? freePort() : order.port();
    URI address = URI.create("http://127.0.0.1:" + port);
    Path run = Files.createDirectories(order.folder().resolve("node-" + port));
    Path config = configure(order, server, run, address);
    Path log = run.resolve("server.log");
    ProcessBuilder builder = new ProcessBuilder(command(order, server, run, config));
    builder.directory(run.toFile());
    builder.environment().put(CatalogFile.ACCESS_KEY_ID, order.keys().accessKeyId());
    builder.environment().put(CatalogFile.SECRET_ACCESS_KEY, order.keys().secretAccessKey());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    say.accept("starts Trino " + ServerArchive.VERSION + " on " + address + "; its log is " + log);
    LocalTrino trino = new LocalTrino(builder.start(), address, log);
    trino.process.getOutputStream().close();
    try {
      trino.awaitReady();
      return trino;
    } catch (Fault | IOException failed) {
      trino.close();
      throw failed;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Path configure(Order order, ServerFolder server, Path run, URI address)
      throws IOException {
    Path etc = Files.createDirectories(run.resolve("etc"));
    order.catalog().write(etc.resolve("catalog"));
    int query = order.memoryMegabytes() / 2;
    return Files.writeString(
        etc.resolve("config.properties"),
        """
        coordinator=true
        node-scheduler.include-coordinator=true
        http-server.http.port=%d
        discovery.uri=%s
        node.environment=weir
        node.id=weir-%d
        node.bind-ip=127.0.0.1
        node.internal-address=127.0.0.1
        plugin.dir=%s
        catalog.config-dir=%s
        query.max-memory=%dMB
        query.max-memory-per-node=%dMB
        memory.heap-headroom-per-node=%dMB
        """
            .formatted(
                address.getPort(),
                address,
                address.getPort(),
                server.plugin(),
                etc.resolve("catalog"),
                query,
                query * 2 / 3,
                order.memoryMegabytes() / 5));
  }

  private static List<String> command(Order order, ServerFolder server, Path run, Path config) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-server",
            "-Xmx" + order.memoryMegabytes() + "M",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--add-modules=jdk.incubator.vector",
            "-Djdk.attach.allowAttachSelf=true",
            "-Dfile.encoding=UTF-8",
            "-Dconfig=" + config,
            "-cp",
            server.lib() + "/*",
            "io.trino.server.TrinoServer",
            "--etc-dir=" + run.resolve("etc")));
    return List.copyOf(command);
  }

  private void awaitReady() throws IOException {
    long deadline = System.nanoTime() + STARTING.toNanos();
    TrinoCluster cluster = new TrinoCluster(address, "weir", "");
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        TrinoClient client = new TrinoClient(cluster)) {
      while (System.nanoTime() < deadline) {
        if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
          throw new Fault.Unavailable(
              "Trino ended while it started; " + lastWords() + "; its log is " + log);
        }
        if (isReady(http) && answers(client)) {
          return;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Fault.Unavailable("the start of Trino was interrupted", stopped);
    }
    throw new Fault.Unavailable(
        "Trino is not ready after " + STARTING.toMinutes() + " minutes; its log is " + log);
  }

  private boolean isReady(HttpClient http) throws InterruptedException {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(address.resolve("/v1/info"))
                  .timeout(Duration.ofSeconds(5))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.body().contains("\"starting\":false");
    } catch (IOException notYet) {
      return false;
    }
  }

  /// Whether it has a node that works: it says that it has started a little before that. Groups
  /// need such a node, which a SELECT of a constant or of a row does not.
  private static boolean answers(TrinoClient client) {
    TrinoPage page =
        client.begin(
            "SELECT state, count(*) FROM nodes WHERE state = 'active' GROUP BY state",
            "system",
            "runtime",
            Map.of());
    boolean active = !page.rows().isEmpty();
    while (page.next().isPresent()) {
      page = client.next(page.next().get());
      active |= !page.rows().isEmpty();
    }
    return active && page.failure().isEmpty();
  }

  private String lastWords() throws IOException {
    try (var lines = Files.lines(log)) {
      return lines
          .filter(
              line -> line.contains("ERROR") || line.startsWith("1) ") || line.contains("Error:"))
          .reduce((_, last) -> last)
          .orElse("it said nothing");
    }
  }

  /// Where it answers.
  public URI address() {
    return address;
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(ENDING.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
