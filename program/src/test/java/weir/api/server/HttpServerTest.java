package weir.api.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.api.protocol.WireResponse;
import weir.model.aws.Fault;

class HttpServerTest {
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void pathsAndQueriesArriveAsTheyWereSent() throws IOException {
    try (HttpServer server =
        start(request -> WireResponse.text(200, request.rawPath() + " " + request.rawQuery()))) {
      assertTrue(
          raw(
                  server,
                  "GET /b//a/../%2e%2F%20k?x=%41&y&z=a+b HTTP/1.1",
                  "Host: h",
                  "Connection: close")
              .endsWith("/b//a/../%2e%2F%20k x=%41&y&z=a+b"));
    }
  }

  @Test
  void bodiesStreamBothWays() throws Exception {
    byte[] content = new byte[3_000_000];
    new Random(5).nextBytes(content);
    try (HttpServer server =
        start(request ->
            new WireResponse(
                200, java.util.Map.of(), WireResponse.Body.of(request.body().readAllBytes())))) {
      HttpResponse<byte[]> echoed =
          client.send(
              HttpRequest.newBuilder(uri(server, "/echo"))
                  .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertArrayEquals(content, echoed.body());
    }
  }

  @Test
  void anAnswerThatBreaksOffIsNotTakenForAWholeOne() {
    try (HttpServer server =
        start(request ->
            new WireResponse(
                200,
                java.util.Map.of(),
                new WireResponse.Body() {
                  @Override
                  public long length() {
                    return -1;
                  }

                  @Override
                  public void writeTo(OutputStream out) throws IOException {
                    out.write(new byte[100_000]);
                    out.flush();
                    throw new IOException("the disk is gone");
                  }
                }))) {
      assertThrows(
          IOException.class,
          () ->
              client.send(
                  HttpRequest.newBuilder(uri(server, "/")).build(),
                  HttpResponse.BodyHandlers.ofByteArray()));
    }
  }

  @Test
  void aClientThatIsRefusedMaySendItsBodyToTheEnd() throws IOException {
    try (HttpServer server = start(request -> WireResponse.text(403, "no"))) {
      for (int round = 0; round < 20; round++) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
          OutputStream out = socket.getOutputStream();
          out.write(head("PUT / HTTP/1.1", "Host: h", "Content-Length: 8000000"));
          for (int sent = 0; sent < 8_000_000; sent += 100_000) {
            out.write(new byte[100_000]);
          }
          assertTrue(firstLine(socket).startsWith("HTTP/1.1 403"));
        }
      }
    }
  }

  @Test
  void aRefusedClientThatSendsNothingMoreIsNotWaitedFor() throws IOException {
    try (HttpServer server = start(request -> WireResponse.text(403, "no"));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(head("PUT / HTTP/1.1", "Host: h", "Content-Length: 9"));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
    }
  }

  @Test
  void whoAsksBeforeSendingABodyIsRefusedWithoutIt() throws IOException {
    try (HttpServer server = start(request -> WireResponse.text(403, "no"));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(head("PUT / HTTP/1.1", "Host: h", "Content-Length: 9", "Expect: 100-continue"));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
      assertFalse(answer.contains("100 Continue"), answer);
    }
  }

  @Test
  void whoAsksBeforeSendingABodyIsToldToSendItOnceItIsRead() throws IOException {
    try (HttpServer server =
            start(request ->
                WireResponse.text(
                    200, new String(request.body().readAllBytes(), StandardCharsets.UTF_8)));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(head("PUT / HTTP/1.1", "Host: h", "Content-Length: 4", "Expect: 100-continue"));
      assertEquals("HTTP/1.1 100 Continue", firstLine(socket));
      assertEquals("", firstLine(socket));
      out.write(head("body"), 0, 4);
      assertEquals("HTTP/1.1 200 OK", firstLine(socket));
    }
  }

  private static byte[] head(String... lines) {
    return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static String firstLine(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c >= 0 && c != '\n'; ) {
      line.append((char) c);
      c = socket.getInputStream().read();
    }
    return line.toString().strip();
  }

  @Test
  void headersThatAreTooLargeAreRefused() throws IOException {
    try (HttpServer server = start(request -> WireResponse.text(200, "in"))) {
      String answer = raw(server, "GET / HTTP/1.1", "Host: h", "X-Large: " + "x".repeat(100_000));
      assertTrue(answer.startsWith("HTTP/1.1 431"), answer);
    }
  }

  @Test
  void aHeadThatTricklesInIsCutOff() throws IOException {
    HttpServerOptions hurried =
        HttpServerOptions.on("127.0.0.1", 0).hurried(Duration.ofMillis(200), Duration.ofSeconds(9));
    try (HttpServer server = HttpServer.start(hurried, request -> WireResponse.text(200, "in"));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      assertTrue(trickles(socket, "GET / HTTP/1.1\r\nX: " + "x".repeat(400)), "cut off");
    }
  }

  @Test
  void aBodyThatTricklesInIsCutOffHoweverMuchOthersSent() throws Exception {
    HttpServerOptions hurried =
        HttpServerOptions.on("127.0.0.1", 0).hurried(Duration.ofMillis(200), Duration.ofSeconds(9));
    HttpHandler reads =
        request -> WireResponse.text(200, String.valueOf(request.body().readAllBytes().length));
    try (HttpServer server = HttpServer.start(hurried, reads);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      HttpRequest other =
          HttpRequest.newBuilder(uri(server, "/"))
              .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[3_000_000]))
              .build();
      assertEquals("3000000", client.send(other, HttpResponse.BodyHandlers.ofString()).body());
      socket.getOutputStream().write(head("PUT / HTTP/1.1", "Host: h", "Content-Length: 400"));
      assertTrue(trickles(socket, "x".repeat(399)), "cut off");
    }
  }

  /// Sends a byte about every 20 ms; whether the server ended the connection meanwhile.
  private static boolean trickles(Socket socket, String text) throws IOException {
    socket.setSoTimeout(20);
    for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
      try {
        socket.getOutputStream().write(b);
        if (socket.getInputStream().read() < 0) {
          return true;
        }
      } catch (SocketTimeoutException open) {
        // The next byte follows.
      } catch (SocketException ended) {
        return true;
      }
    }
    return false;
  }

  @Test
  void slowRequestsOnOneConnectionAreNotTakenForOneSlowHead() throws IOException {
    HttpServerOptions hurried =
        HttpServerOptions.on("127.0.0.1", 0).hurried(Duration.ofMillis(300), Duration.ofSeconds(9));
    try (HttpServer server = HttpServer.start(hurried, request -> WireResponse.text(200, "in"));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      for (int i = 0; i < 40; i++) {
        socket
            .getOutputStream()
            .write("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        socket.setSoTimeout(9_000);
        assertEquals('H', socket.getInputStream().read());
        socket.setSoTimeout(20);
        try {
          while (socket.getInputStream().read() >= 0) {
            // The answer's other bytes.
          }
          throw new AssertionError("cut off after " + i + " requests");
        } catch (SocketTimeoutException answered) {
          // The next request follows.
        }
      }
    }
  }

  @Test
  void idleConnectionsMakeRoomWhenThereAreTooMany() throws Exception {
    HttpServerOptions few = HttpServerOptions.on("127.0.0.1", 0).with(null, 4);
    List<Socket> idle = new ArrayList<>();
    try (HttpServer server = HttpServer.start(few, request -> WireResponse.text(200, "in"))) {
      for (int i = 0; i < 12; i++) {
        idle.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
      }
      HttpRequest request =
          HttpRequest.newBuilder(uri(server, "/")).timeout(Duration.ofSeconds(30)).build();
      assertEquals("in", client.send(request, HttpResponse.BodyHandlers.ofString()).body());
      assertTrue(server.connections() <= 5, () -> server.connections() + " connections");
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  @Test
  void aRequestThatRunsIsAnsweredBeforeTheServerStops() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    HttpServer server =
        start(request -> {
          arrived.countDown();
          try {
            goOn.await();
          } catch (InterruptedException stop) {
            throw new IOException(stop);
          }
          return WireResponse.text(200, "done");
        });
    CompletableFuture<HttpResponse<String>> running =
        client.sendAsync(
            // Over HTTP/2 the JDK's client often misses an answer right before the connection ends.
            HttpRequest.newBuilder(uri(server, "/")).version(HttpClient.Version.HTTP_1_1).build(),
            HttpResponse.BodyHandlers.ofString());
    arrived.await();
    CompletableFuture<Void> stopping = CompletableFuture.runAsync(server::close);
    goOn.countDown();
    assertEquals("done", running.get().body());
    stopping.get();
  }

  @Test
  void anAddressThatIsTakenIsSaid() {
    try (HttpServer first = start(request -> WireResponse.text(200, ""))) {
      Fault.Unavailable taken =
          assertThrows(
              Fault.Unavailable.class,
              () ->
                  HttpServer.start(
                      HttpServerOptions.on("127.0.0.1", first.port()),
                      request -> WireResponse.text(200, "")));
      assertTrue(taken.sentence().contains("127.0.0.1:" + first.port()), taken.sentence());
    }
  }

  @Test
  void theServersOwnPagesStandBesideTheApis() throws Exception {
    SystemPages pages =
        new SystemPages(
            Optional::empty,
            () -> Optional.of("the state is loading"),
            () -> "weir_up 1\n",
            Optional.empty(),
            request -> WireResponse.text(200, "api"));
    try (HttpServer server = start(pages)) {
      assertEquals("api", get(server, "/bucket/key").body());
      assertEquals(200, get(server, "/_weir/health").statusCode());
      assertEquals(503, get(server, "/_weir/ready").statusCode());
      assertEquals("weir_up 1\n", get(server, "/_weir/metrics").body());
      assertEquals(404, get(server, "/_weir/wipe").statusCode());
      assertEquals(404, get(server, "/_weir/other").statusCode());
    }
  }

  @Test
  void tlsIsServedFromPemFiles(@TempDir Path folder) throws Exception {
    Path store = folder.resolve("store.p12");
    Process made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit")
            .inheritIO()
            .start();
    assertEquals(0, made.waitFor());
    KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
    Path certificate =
        pem(
            folder.resolve("server.pem"),
            "CERTIFICATE",
            keys.getCertificate("server").getEncoded());
    Path key =
        pem(
            folder.resolve("server.key"),
            "PRIVATE KEY",
            keys.getKey("server", "changeit".toCharArray()).getEncoded());
    HttpServerOptions options =
        HttpServerOptions.on("127.0.0.1", 0).with(new HttpServerOptions.Tls(certificate, key), 10);
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("server", keys.getCertificate("server"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    try (HttpServer server =
            HttpServer.start(options, request -> WireResponse.text(200, "" + request.secure()));
        HttpClient secure = HttpClient.newBuilder().sslContext(context).build()) {
      HttpResponse<String> answer =
          secure.send(
              HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + "/"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertEquals("true", answer.body());
      assertEquals(HttpClient.Version.HTTP_2, answer.version());
    }
  }

  private static Path pem(Path file, String kind, byte[] content) throws IOException {
    return Files.writeString(
        file,
        "-----BEGIN "
            + kind
            + "-----\n"
            + java.util.Base64.getMimeEncoder().encodeToString(content)
            + "\n-----END "
            + kind
            + "-----\n");
  }

  private static HttpServer start(HttpHandler handler) {
    return HttpServer.start(HttpServerOptions.on("127.0.0.1", 0), handler);
  }

  private static URI uri(HttpServer server, String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private HttpResponse<String> get(HttpServer server, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(server, path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String raw(HttpServer server, String... lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
