package weir.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import weir.api.auth.PolicyEvaluator;
import weir.api.auth.SignatureV4;
import weir.api.gateway.Gateway;
import weir.api.gateway.GatewayLimits;
import weir.api.iam.AccountSettings;
import weir.api.iam.Accounts;
import weir.api.iam.Iam;
import weir.api.iam.IamApi;
import weir.api.iam.IamIdentities;
import weir.api.iam.SecretSeal;
import weir.api.iam.Sessions;
import weir.api.protocol.WireRequest;
import weir.api.protocol.WireResponse;
import weir.api.server.HttpServerOptions;
import weir.api.sts.StsApi;
import weir.store.state.StateStore;

/// Signed `sts:GetCallerIdentity` over keep-alive connections: Weir's server against the JDK's own,
/// with the same handler behind both. Every answer is read, and must name the account.
public final class SignedRequests {
  private static final int CONNECTIONS = 16;
  private static final int ROUNDS = 4;
  private static final String ACCOUNT = "123456789012";
  private static final String BODY = "Action=GetCallerIdentity&Version=2011-06-15";

  private SignedRequests() {}

  /// @param arguments seconds of a round
  public static void main(String[] arguments) throws Exception {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    long seconds = Long.parseLong(arguments[0]);
    StateStore store = StateStore.ephemeral();
    InstantSource clock = InstantSource.system();
    Iam iam = new Iam(store, SecretSeal.forThisProcess(), new SecureRandom());
    Accounts.FirstKey key = Accounts.begin(iam, AccountSettings.USUAL, clock.instant()).getFirst();
    IamIdentities identities = new IamIdentities(iam);
    Gateway gateway =
        new Gateway(
            List.of(StsApi.of(new Sessions(iam)), IamApi.of(iam)),
            new SignatureV4(identities, clock),
            new PolicyEvaluator(identities),
            List.of(),
            GatewayLimits.DEFAULT,
            clock);
    HttpServer jdk = jdkServer(gateway);
    double best = 0;
    double bestOfJdk = 0;
    try (weir.api.server.HttpServer jetty =
        weir.api.server.HttpServer.start(HttpServerOptions.on("127.0.0.1", 0), gateway::answer)) {
      for (int round = 0; round < ROUNDS; round++) {
        best = Math.max(best, perSecond(jetty.port(), key, seconds));
        bestOfJdk = Math.max(bestOfJdk, perSecond(jdk.getAddress().getPort(), key, seconds));
      }
    }
    jdk.stop(0);
    System.out.printf(
        Locale.ROOT, "weir=%.0f jdk=%.0f ratio=%.2f%n", best, bestOfJdk, best / bestOfJdk);
  }

  private static HttpServer jdkServer(Gateway gateway) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> answer(gateway, exchange));
    server.start();
    return server;
  }

  private static void answer(Gateway gateway, HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    String query = exchange.getRequestURI().getRawQuery();
    WireResponse response =
        gateway.answer(
            new WireRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query == null ? "" : query,
                headers,
                exchange.getRequestBody(),
                BODY.length(),
                "127.0.0.1",
                false));
    response.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(response.status(), response.body().length());
    try (OutputStream out = exchange.getResponseBody()) {
      response.body().writeTo(out);
    }
  }

  private static double perSecond(int port, Accounts.FirstKey key, long seconds) throws Exception {
    byte[] request = request(port, key);
    long until = System.nanoTime() + seconds * 1_000_000_000L;
    long begin = System.nanoTime();
    long answers = 0;
    try (ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Future<Long>> runs = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        Callable<Long> client = () -> send(port, request, until);
        runs.add(clients.submit(client));
      }
      for (Future<Long> run : runs) {
        answers += run.get();
      }
    }
    return answers * 1e9 / (System.nanoTime() - begin);
  }

  private static byte[] request(int port, Accounts.FirstKey key) {
    SdkHttpRequest unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create("http://127.0.0.1:" + port + "/"))
            .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(to ->
                to.identity(AwsCredentialsIdentity.create(key.accessKeyId(), key.secretAccessKey()))
                    .request(unsigned)
                    .payload(ContentStreamProvider.fromUtf8String(BODY))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sts")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
            .request();
    StringBuilder text = new StringBuilder("POST / HTTP/1.1\r\n");
    Map<String, List<String>> headers = new LinkedHashMap<>(signed.headers());
    headers.remove("Content-Length");
    headers.put("Host", List.of("127.0.0.1:" + port));
    headers.forEach(
        (name, values) -> text.append(name).append(": ").append(values.getFirst()).append("\r\n"));
    text.append("Content-Length: ").append(BODY.length()).append("\r\n\r\n").append(BODY);
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /// Sends the request over one connection until the time is over; the number of right answers.
  private static long send(int port, byte[] request, long until) throws IOException {
    long answers = 0;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = new BufferedInputStream(socket.getInputStream(), 8192);
      while (System.nanoTime() < until) {
        out.write(request);
        String answer = answer(in);
        if (!answer.contains(ACCOUNT)) {
          throw new IOException("an answer without the account: " + answer);
        }
        answers++;
      }
    }
    return answers;
  }

  private static String answer(InputStream in) throws IOException {
    int length = -1;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).trim());
      }
    }
    if (length < 0) {
      throw new IOException("an answer without a length");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection ended");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
