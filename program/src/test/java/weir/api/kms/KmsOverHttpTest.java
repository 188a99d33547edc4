package weir.api.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KmsException;
import weir.api.auth.AccessKeys;
import weir.api.auth.IdentityPolicies;
import weir.api.auth.PolicyEvaluator;
import weir.api.auth.SignatureV4;
import weir.api.gateway.Gateway;
import weir.api.gateway.GatewayLimits;
import weir.api.server.HttpServer;
import weir.api.server.HttpServerOptions;
import weir.store.keys.MasterKeys;
import weir.store.state.StateStore;

/// The SDK's client against a served KMS, with signatures that are checked.
class KmsOverHttpTest {
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  private static final String KEY_ID = Objects.requireNonNull(ServedKms.ROOT.accessKeyId());

  @Test
  void aClientEncryptsAndDecrypts() {
    try (HttpServer server = served();
        KmsClient kms = client(server, SECRET)) {
      String keyId = kms.createKey(ask -> ask.description("üñí")).keyMetadata().keyId();
      assertEquals("üñí", kms.describeKey(ask -> ask.keyId(keyId)).keyMetadata().description());
      SdkBytes sealed =
          kms.encrypt(ask ->
                  ask.keyId(keyId)
                      .plaintext(SdkBytes.fromUtf8String("over the wire"))
                      .encryptionContext(Map.of("a", "1")))
              .ciphertextBlob();
      assertEquals(
          "over the wire",
          kms.decrypt(ask -> ask.ciphertextBlob(sealed).encryptionContext(Map.of("a", "1")))
              .plaintext()
              .asUtf8String());
      assertThrows(
          InvalidCiphertextException.class, () -> kms.decrypt(ask -> ask.ciphertextBlob(sealed)));
    }
  }

  @Test
  void aWrongSecretIsRefused() {
    try (HttpServer server = served();
        KmsClient kms = client(server, "another")) {
      KmsException refusal = assertThrows(KmsException.class, kms::createKey);
      assertEquals("InvalidSignatureException", refusal.awsErrorDetails().errorCode());
    }
  }

  private static KmsClient client(HttpServer server, String secret) {
    return KmsClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY_ID, secret)))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static HttpServer served() {
    InstantSource clock = InstantSource.system();
    AccessKeys keys =
        id ->
            id.equals(KEY_ID)
                ? Optional.of(new AccessKeys.AccessKey(id, SECRET, null, null, ServedKms.ROOT))
                : Optional.empty();
    PolicyEvaluator evaluator = new PolicyEvaluator(caller -> IdentityPolicies.Attached.NONE);
    Kms kms = new Kms(StateStore.ephemeral(), MasterKeys.ephemeral(), evaluator, use -> {});
    Gateway gateway =
        new Gateway(
            List.of(KmsApi.of(kms)),
            new SignatureV4(keys, clock),
            evaluator,
            List.of(),
            GatewayLimits.DEFAULT,
            clock);
    return HttpServer.start(HttpServerOptions.on("127.0.0.1", 0), gateway::answer);
  }
}
