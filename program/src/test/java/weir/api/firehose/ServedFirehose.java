package weir.api.firehose;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
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
import software.amazon.awssdk.services.firehose.FirehoseClient;
import weir.api.auth.Authenticator;
import weir.api.auth.Caller;
import weir.api.auth.IdentityPolicies;
import weir.api.auth.PolicyDocument;
import weir.api.auth.PolicyEvaluator;
import weir.api.gateway.CallListener;
import weir.api.gateway.Gateway;
import weir.api.gateway.GatewayLimits;
import weir.api.gateway.RateQuota;
import weir.api.protocol.WireRequest;
import weir.api.protocol.WireResponse;
import weir.delivery.AwsEndpoint;
import weir.delivery.DeliveryCredentials;
import weir.delivery.streams.DeliveryStreams;
import weir.delivery.streams.StreamRoutes;
import weir.store.state.StateStore;
import weir.store.streams.BufferLimits;

/// Firehose behind a gateway that believes every signature, over a bucket that takes everything;
/// the test owns the time and says when background work is done.
final class ServedFirehose implements AutoCloseable {
  static final String ACCOUNT = "123456789012";
  static final String ROLE = "arn:aws:iam::123456789012:role/firehose";
  static final Caller ROOT =
      new Caller(
          Caller.Kind.ROOT,
          ACCOUNT,
          "arn:aws:iam::" + ACCOUNT + ":root",
          ACCOUNT,
          "",
          "AKIAROOT",
          null,
          Map.of());
  static final Caller ANN =
      new Caller(
          Caller.Kind.USER,
          ACCOUNT,
          "arn:aws:iam::" + ACCOUNT + ":user/ann",
          "AIDAANN",
          "ann",
          "AKIAANN",
          null,
          Map.of());
  static final Caller LOG_DELIVERY =
      Caller.service("delivery.logs.amazonaws.com", ACCOUNT, "arn:aws:logs:source")
          .actingIn(ACCOUNT);

  private static final Pattern KEY_ID = Pattern.compile("Credential=([^/]+)/\\d+/([^/]+)/");
  private static final Map<String, Caller> CALLERS =
      Map.of("AKIAROOT", ROOT, "AKIAANN", ANN, "AKIALOGS", LOG_DELIVERY);

  final StateStore store;
  final Set<String> refusedRoles = new HashSet<>();
  final Map<String, String> objects = new HashMap<>();
  final List<CallListener.Ended> ended = new ArrayList<>();
  private final Deque<Runnable> background = new ArrayDeque<>();
  private final Map<String, String> policies = new HashMap<>();
  private final DeliveryStreams streams;
  private final Firehose firehose;
  private final Gateway gateway;
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");

  ServedFirehose(Path folder, StateStore store) {
    this.store = store;
    streams =
        new DeliveryStreams(
            folder,
            new BufferLimits(5_000_000, 1 << 20),
            new StreamRoutes(
                new AwsEndpoint(
                    URI.create("https://localhost"),
                    DeliveryCredentials.OF_THE_ENVIRONMENT,
                    new Direct(this::bucket)),
                source -> () -> AwsBasicCredentials.create("id", "secret")),
            () -> now);
    firehose =
        new Firehose(
            store,
            streams,
            (role, account, arn) -> !refusedRoles.contains(role),
            new Reversed(),
            RateQuota.NONE,
            background::add);
    firehose.open();
    PolicyEvaluator evaluator =
        new PolicyEvaluator(caller ->
            policies.containsKey(caller.arn())
                ? new IdentityPolicies.Attached(
                    List.of(
                        new IdentityPolicies.NamedPolicy(
                            "given", PolicyDocument.parse(policies.get(caller.arn())))),
                    Optional.empty())
                : IdentityPolicies.Attached.NONE);
    gateway =
        new Gateway(
            List.of(FirehoseApi.of(firehose)),
            ServedFirehose::believe,
            evaluator,
            List.of(ended::add),
            GatewayLimits.DEFAULT,
            () -> now);
  }

  Firehose firehose() {
    return firehose;
  }

  /// Does what the service does after an answer.
  void settle() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  /// Lets time pass, and delivers what is due then.
  void pass(Duration time) {
    now = now.plus(time);
    streams.turn();
  }

  void allow(Caller user, String action, String resource) {
    policies.put(
        user.arn(),
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\""
            + action
            + "\",\"Resource\":\""
            + resource
            + "\"}}");
  }

  FirehoseClient client(String accessKeyId) {
    return FirehoseClient.builder()
        .endpointOverride(URI.create("http://weir.invalid"))
        .region(Region.EU_CENTRAL_1)
        .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "secret")))
        .httpClient(new Direct(request -> answered(gateway.answer(wire(request)))))
        .build();
  }

  private SdkHttpFullResponse bucket(HttpExecuteRequest request) throws IOException {
    byte[] content = request.contentStreamProvider().orElseThrow().newStream().readAllBytes();
    objects.put(
        request.httpRequest().encodedPath(),
        new String(content, java.nio.charset.StandardCharsets.UTF_8));
    return SdkHttpFullResponse.builder()
        .statusCode(200)
        .content(AbortableInputStream.create(new ByteArrayInputStream(new byte[0])))
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
    streams.close();
  }

  /// A seal that shows whether a secret was sealed.
  private static final class Reversed implements KeptSecrets {
    @Override
    public String seal(String secret, String purpose) {
      return new StringBuilder(purpose + "|" + secret).reverse().toString();
    }

    @Override
    public String open(String sealed, String purpose) {
      String both = new StringBuilder(sealed).reverse().toString();
      if (!both.startsWith(purpose + "|")) {
        throw new IllegalStateException("sealed for something else");
      }
      return both.substring(purpose.length() + 1);
    }
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
