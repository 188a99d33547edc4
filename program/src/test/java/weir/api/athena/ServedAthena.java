package weir.api.athena;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import weir.api.auth.Authenticator;
import weir.api.auth.Caller;
import weir.api.auth.IdentityPolicies;
import weir.api.auth.PolicyDocument;
import weir.api.auth.PolicyEvaluator;
import weir.api.gateway.Gateway;
import weir.api.gateway.GatewayLimits;
import weir.api.protocol.WireRequest;
import weir.api.protocol.WireResponse;
import weir.store.state.StateStore;

/// Athena behind a gateway that believes every signature, over statements that do what their text
/// says.
final class ServedAthena implements AutoCloseable {
  static final String ACCOUNT = "123456789012";
  static final Caller ROOT = caller(Caller.Kind.ROOT, "root", "");
  static final Caller ANN = caller(Caller.Kind.USER, "user/ann", "ann");

  private static final Pattern KEY_ID = Pattern.compile("Credential=([^/]+)/\\d+/([^/]+)/");
  private static final Map<String, Caller> CALLERS = Map.of("AKIAROOT", ROOT, "AKIAANN", ANN);
  private static final Set<QueryExecutionState> OVER =
      Set.of(
          QueryExecutionState.SUCCEEDED, QueryExecutionState.FAILED, QueryExecutionState.CANCELLED);

  final StateStore store;
  final MemoryBuckets buckets = new MemoryBuckets();
  final ScriptedStatements statements;
  private final Map<String, String> policies = new HashMap<>();
  private final Athena athena;
  private final Gateway gateway;
  private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

  ServedAthena(Path folder, StateStore store, ExecutionLimits limits) {
    this.store = store;
    statements = new ScriptedStatements(folder);
    PolicyEvaluator evaluator =
        new PolicyEvaluator(caller ->
            policies.containsKey(caller.arn())
                ? new IdentityPolicies.Attached(
                    List.of(
                        new IdentityPolicies.NamedPolicy(
                            "given", PolicyDocument.parse(policies.get(caller.arn())))),
                    Optional.empty())
                : IdentityPolicies.Attached.NONE);
    athena = new Athena(new Athena.Parts(store, statements, buckets, evaluator, limits, () -> now));
    gateway =
        new Gateway(
            List.of(AthenaApi.of(athena)),
            ServedAthena::believe,
            evaluator,
            List.of(),
            GatewayLimits.DEFAULT,
            () -> now);
  }

  private static Caller caller(Caller.Kind kind, String path, String name) {
    return new Caller(
        kind,
        ACCOUNT,
        "arn:aws:iam::" + ACCOUNT + ":" + path,
        "AIDA" + name,
        name,
        "AKIA" + name,
        null,
        Map.of());
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /// Gives a user a policy in the place of all others.
  void policy(Caller user, String statements) {
    policies.put(user.arn(), "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}");
  }

  static String allow(String action, String resource) {
    return "{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\"}";
  }

  /// An execution once it has ended; the test's own time limit bounds the wait.
  QueryExecution ended(AthenaClient client, String id) {
    while (true) {
      QueryExecution execution =
          client.getQueryExecution(get -> get.queryExecutionId(id)).queryExecution();
      if (OVER.contains(execution.status().state())) {
        return execution;
      }
      Thread.onSpinWait();
    }
  }

  AthenaClient client(String accessKeyId) {
    return AthenaClient.builder()
        .endpointOverride(URI.create("http://weir.invalid"))
        .region(Region.EU_CENTRAL_1)
        .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "secret")))
        .httpClient(new Direct(request -> answered(gateway.answer(wire(request)))))
        .build();
  }

  private static Authenticator.Signed believe(WireRequest request, String service) {
    Matcher claim = KEY_ID.matcher(request.header("authorization").orElseThrow());
    if (!claim.find()) {
      throw new IllegalStateException("unsigned");
    }
    return new Authenticator.Signed(
        Objects.requireNonNull(CALLERS.get(claim.group(1))), claim.group(2), request);
  }

  private static WireRequest wire(HttpExecuteRequest request) throws IOException {
    byte[] body = request.contentStreamProvider().orElseThrow().newStream().readAllBytes();
    Map<String, List<String>> headers = new HashMap<>();
    request
        .httpRequest()
        .forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return new WireRequest(
        request.httpRequest().method().name(),
        request.httpRequest().encodedPath(),
        "",
        headers,
        new ByteArrayInputStream(body),
        body.length,
        "127.0.0.1",
        false);
  }

  private static SdkHttpFullResponse answered(WireResponse response) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    response.body().writeTo(body);
    SdkHttpFullResponse.Builder answer =
        SdkHttpFullResponse.builder().statusCode(response.status());
    response.headers().forEach(answer::appendHeader);
    return answer
        .content(AbortableInputStream.create(new ByteArrayInputStream(body.toByteArray())))
        .build();
  }

  @Override
  public void close() {
    athena.close();
  }

  private interface Exchange {
    SdkHttpFullResponse answer(HttpExecuteRequest request) throws IOException;
  }

  /// Hands the SDK's requests over without a network.
  private record Direct(Exchange exchange) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          SdkHttpFullResponse response = exchange.answer(request);
          return HttpExecuteResponse.builder()
              .response(response)
              .responseBody(response.content().orElseThrow())
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }
}
