package weir.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import weir.api.iam.AccountSettings;
import weir.api.server.HttpServer;
import weir.api.server.HttpServerOptions;
import weir.cli.ServeSettings;
import weir.recording.SourceOpener;

/// The whole control plane behind a real server, under a clock that the test moves, and a client
/// that signs what it is told and sends it byte for byte.
final class Fitting implements AutoCloseable {
  static final String ACCOUNT = "123456789012";
  static final AwsCredentialsIdentity ROOT =
      AwsCredentialsIdentity.create(
          "AKIAFITTINGROOMROOT1", "rootRootRootRootRootRootRootRootRootRoot");

  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  final ControlPlane plane;
  final HttpServer server;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  /// @param state null for one that keeps nothing
  Fitting(@Nullable Path state) {
    this(state, SourceOpener.LINUX);
  }

  /// @param sources opens what is recorded
  Fitting(@Nullable Path state, SourceOpener sources) {
    this(ServeSettings.usual().at("127.0.0.1", 0, state), sources);
  }

  /// @param sources opens what is recorded
  Fitting(ServeSettings settings, SourceOpener sources) {
    plane =
        ControlPlane.open(
            settings,
            new AccountSettings(
                List.of(ACCOUNT),
                new AccountSettings.RootKey(ROOT.accessKeyId(), ROOT.secretAccessKey())),
            sources,
            List.of(eventLog()),
            eventLog(),
            now::get);
    server =
        HttpServer.start(
            HttpServerOptions.on("127.0.0.1", 0)
                .hurried(Duration.ofSeconds(1), Duration.ofSeconds(1)),
            plane.gateway()::answer);
  }

  private EventLog eventLog() {
    return new EventLog(new PrintStream(log, true, StandardCharsets.UTF_8), now::get);
  }

  String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  /// A request before it is signed.
  ///
  /// @param target path and query as they go over the wire
  record Ask(
      String service, String method, String target, Map<String, String> headers, byte[] body) {
    static Ask form(String service, String form) {
      return new Ask(
          service,
          "POST",
          "/",
          Map.of("Content-Type", "application/x-www-form-urlencoded"),
          form.getBytes(StandardCharsets.UTF_8));
    }

    static Ask json(String service, String target, String body) {
      return new Ask(
          service,
          "POST",
          "/",
          Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", target),
          body.getBytes(StandardCharsets.UTF_8));
    }

    static Ask s3(String method, String target, String body) {
      return new Ask("s3", method, target, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    Ask with(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(name, value);
      return new Ask(service, method, target, more, body);
    }
  }

  /// @param text the whole answer, its head too
  record Answer(int status, String text) {
    boolean says(String code) {
      return text.contains(code);
    }

    /// The text of the first XML element of a name.
    String element(String name) {
      int begin = text.indexOf("<" + name + ">");
      int end = text.indexOf("</" + name + ">");
      if (begin < 0 || end < begin) {
        throw new AssertionError("no " + name + " in " + text);
      }
      return text.substring(begin + name.length() + 2, end);
    }
  }

  Answer send(Ask ask, AwsCredentialsIdentity identity) {
    return send(ask, identity, now.get());
  }

  Answer send(Ask ask, AwsCredentialsIdentity identity, Instant signedAt) {
    return raw(wire(ask, signed(ask, identity, signedAt)));
  }

  Answer unsigned(Ask ask) {
    return raw(wire(ask, Map.of("Host", List.of("127.0.0.1:" + server.port()))));
  }

  /// Sends bytes, and reads until the server ends the connection.
  Answer raw(byte[] request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request);
      String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(text.length() < 12 ? 0 : Integer.parseInt(text.substring(9, 12)), text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Answer raw(String request) {
    return raw(request.getBytes(StandardCharsets.ISO_8859_1));
  }

  Map<String, List<String>> signed(Ask ask, AwsCredentialsIdentity identity, Instant signedAt) {
    String[] parts = ask.target().split("\\?", 2);
    SdkHttpRequest.Builder http =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.fromValue(ask.method()))
            .protocol("http")
            .host("127.0.0.1")
            .port(server.port())
            .encodedPath(parts[0]);
    ask.headers().forEach(http::putHeader);
    if (parts.length == 2) {
      for (String parameter : parts[1].split("&")) {
        String[] pair = parameter.split("=", 2);
        http.putRawQueryParameter(pair[0], pair.length == 2 ? pair[1] : "");
      }
    }
    boolean s3 = ask.service().equals("s3");
    return SIGNER
        .sign(to ->
            to.identity(identity)
                .request(http.build())
                .payload(
                    ContentStreamProvider.fromInputStream(new ByteArrayInputStream(ask.body())))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, ask.service())
                .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !s3)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, !s3)
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(signedAt, ZoneOffset.UTC)))
        .request()
        .headers();
  }

  private static byte[] wire(Ask ask, Map<String, List<String>> headers) {
    StringBuilder head = new StringBuilder();
    head.append(ask.method()).append(' ').append(ask.target()).append(" HTTP/1.1\r\n");
    Map<String, List<String>> all = new LinkedHashMap<>();
    ask.headers().forEach((name, value) -> all.put(name, List.of(value)));
    all.putAll(headers);
    all.put("Content-Length", List.of(Integer.toString(ask.body().length)));
    all.put("Connection", List.of("close"));
    all.forEach(
        (name, values) -> head.append(name).append(": ").append(values.getFirst()).append("\r\n"));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    whole.writeBytes(ask.body());
    return whole.toByteArray();
  }

  /// A user with a key and no policy.
  AwsCredentialsIdentity stranger() {
    send(Ask.form("iam", "Action=CreateUser&Version=2010-05-08&UserName=stranger"), ROOT);
    Answer key =
        send(Ask.form("iam", "Action=CreateAccessKey&Version=2010-05-08&UserName=stranger"), ROOT);
    return AwsCredentialsIdentity.create(
        key.element("AccessKeyId"), key.element("SecretAccessKey"));
  }

  @Override
  public void close() {
    server.close();
    plane.close();
  }
}
