package weir.api.auth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import weir.api.protocol.WireRequest;

/// Requests signed by AWS's SDK for Java, as they arrive here.
final class SdkSigning {
  static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
  static final String KEY_ID = "AKIAIOSFODNN7EXAMPLE";
  static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  static final String SESSION_KEY_ID = "ASIAIOSFODNN7EXAMPLE";
  static final String TOKEN = "FwoGZXIvYXdzEBYaD/+=token";
  static final AwsCredentialsIdentity LASTING = AwsCredentialsIdentity.create(KEY_ID, SECRET);
  static final AwsCredentialsIdentity TEMPORARY =
      AwsSessionCredentialsIdentity.create(SESSION_KEY_ID, SECRET, TOKEN);
  static final Caller ANN =
      new Caller(
          Caller.Kind.USER,
          "123456789012",
          "arn:aws:iam::123456789012:user/ann",
          "AIDAANN",
          "ann",
          KEY_ID,
          null,
          Map.of());

  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  private SdkSigning() {}

  static SignatureV4 verifier() {
    return verifierAt(NOW);
  }

  static SignatureV4 verifierAt(Instant now) {
    return new SignatureV4(SdkSigning::find, InstantSource.fixed(now));
  }

  private static Optional<AccessKeys.AccessKey> find(String id) {
    return switch (id) {
      case KEY_ID -> Optional.of(new AccessKeys.AccessKey(id, SECRET, null, null, ANN));
      case SESSION_KEY_ID ->
          Optional.of(
              new AccessKeys.AccessKey(id, SECRET, TOKEN, NOW.plus(Duration.ofHours(1)), ANN));
      default -> Optional.empty();
    };
  }

  static SdkHttpRequest.Builder http(String method, String uri) {
    return SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(URI.create(uri));
  }

  /// Signs for one service; S3's paths are encoded once and not tidied, as its client does.
  static WireRequest sign(
      SdkHttpRequest.Builder http,
      byte[] body,
      String service,
      AwsCredentialsIdentity identity,
      Consumer<SignRequest.Builder<AwsCredentialsIdentity>> more) {
    boolean s3 = service.equals("s3");
    SignedRequest signed =
        SIGNER.sign(request -> {
          request
              .identity(identity)
              .request(http.build())
              .payload(ContentStreamProvider.fromByteArray(body))
              .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
              .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
              .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC))
              .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, !s3)
              .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, !s3);
          more.accept(request);
        });
    return wire(signed);
  }

  static WireRequest sign(SdkHttpRequest.Builder http, byte[] body, String service) {
    return sign(http, body, service, LASTING, request -> {});
  }

  private static WireRequest wire(SignedRequest signed) {
    SdkHttpRequest http = signed.request();
    Map<String, List<String>> headers = new LinkedHashMap<>();
    http.forEachHeader(
        (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    byte[] body = signed.payload().map(SdkSigning::read).orElse(new byte[0]);
    return new WireRequest(
        http.method().name(),
        http.encodedPath().isEmpty() ? "/" : http.encodedPath(),
        http.encodedQueryParameters().orElse(""),
        headers,
        new ByteArrayInputStream(body),
        body.length,
        "127.0.0.1",
        false);
  }

  private static byte[] read(ContentStreamProvider provider) {
    try (InputStream stream = provider.newStream()) {
      return stream.readAllBytes();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static WireRequest with(WireRequest request, String name, String value) {
    Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
    headers.put(name, List.of(value));
    return withHeaders(request, headers);
  }

  static WireRequest without(WireRequest request, String name) {
    Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
    headers.remove(name);
    return withHeaders(request, headers);
  }

  private static WireRequest withHeaders(WireRequest request, Map<String, List<String>> headers) {
    return new WireRequest(
        request.method(),
        request.rawPath(),
        request.rawQuery(),
        headers,
        request.body(),
        request.contentLength(),
        request.remoteAddress(),
        request.secure());
  }

  static WireRequest withTarget(WireRequest request, String method, String path, String query) {
    return new WireRequest(
        method,
        path,
        query,
        request.headers(),
        request.body(),
        request.contentLength(),
        request.remoteAddress(),
        request.secure());
  }

  static WireRequest withBody(WireRequest request, byte[] body) {
    return request.withBody(new ByteArrayInputStream(body), body.length);
  }

  static byte[] body(WireRequest request) {
    try {
      return request.body().readAllBytes();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
