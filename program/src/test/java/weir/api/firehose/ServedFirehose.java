package weir.api.firehose;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import weir.api.auth.Caller;
import weir.api.gateway.CallListener;
import weir.api.gateway.RateQuota;
import weir.api.gateway.ServedGateway;
import weir.delivery.AwsEndpoint;
import weir.delivery.DeliveryCredentials;
import weir.delivery.streams.DeliveryStreams;
import weir.delivery.streams.StreamRoutes;
import weir.store.state.StateStore;
import weir.store.streams.BufferLimits;

/// Firehose behind a gateway that believes every signature, over a bucket that takes everything;
/// the test owns the time and says when background work is done.
final class ServedFirehose implements AutoCloseable {
  static final String ACCOUNT = ServedGateway.ACCOUNT;
  static final String ROLE = "arn:aws:iam::123456789012:role/firehose";
  static final Caller ROOT = ServedGateway.root(ACCOUNT);
  static final Caller ANN = ServedGateway.user(ACCOUNT, "ann");
  static final Caller LOG_DELIVERY =
      Caller.service("delivery.logs.amazonaws.com", ACCOUNT, "arn:aws:logs:source")
          .actingIn(ACCOUNT);

  final StateStore store;
  final Set<String> refusedRoles = new HashSet<>();
  final Map<String, String> objects = new HashMap<>();
  private final Deque<Runnable> background = new ArrayDeque<>();
  private final DeliveryStreams streams;
  private final Firehose firehose;
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private final ServedGateway gateway = new ServedGateway(() -> now, ROOT, ANN, LOG_DELIVERY);

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
    gateway.serve(FirehoseApi.of(firehose));
  }

  List<CallListener.Ended> ended() {
    return gateway.ended();
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
    gateway.allow(user, List.of(action), List.of(resource));
  }

  FirehoseClient client(Caller caller) {
    return gateway.client(FirehoseClient.builder(), caller);
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
