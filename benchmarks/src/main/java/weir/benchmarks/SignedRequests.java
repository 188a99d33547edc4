package weir.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import software.amazon.awssdk.http.SdkHttpMethod;
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
    double seconds = Double.parseDouble(arguments[0]);
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

  private static double perSecond(int port, Accounts.FirstKey key, double seconds)
      throws Exception {
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    RequestSigner signer =
        new RequestSigner(endpoint, key.accessKeyId(), key.secretAccessKey(), "sts", "us-east-1");
    byte[] body = BODY.getBytes(StandardCharsets.US_ASCII);
    byte[] head =
        signer.head(
            SdkHttpMethod.POST,
            "/",
            Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
            body);
    return new Clients(endpoint, CONNECTIONS, seconds, 1)
        .perSecond((connection, client, turn) -> {
          String answer = connection.text(connection.send(head, body));
          if (!answer.contains(ACCOUNT)) {
            throw new IOException("an answer without the account: " + answer);
          }
        });
  }
}
