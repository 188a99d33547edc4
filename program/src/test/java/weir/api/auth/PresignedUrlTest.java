package weir.api.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.auth.SdkSigning.NOW;
import static weir.api.auth.SdkSigning.http;
import static weir.api.auth.SdkSigning.sign;
import static weir.api.auth.SdkSigning.verifier;
import static weir.api.auth.SdkSigning.verifierAt;
import static weir.api.auth.SdkSigning.with;
import static weir.api.auth.SdkSigning.withTarget;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import weir.api.auth.Authenticator.Reason;
import weir.api.auth.Authenticator.RejectedSignature;
import weir.api.protocol.WireRequest;

class PresignedUrlTest {
  @Test
  void acceptsTheSdksUrlWithLastingAndTemporaryCredentials() throws Exception {
    for (AwsCredentialsIdentity identity : List.of(SdkSigning.LASTING, SdkSigning.TEMPORARY)) {
      Authenticator.Signed signed =
          verifier().verify(presign(identity, Duration.ofMinutes(5)), "s3");

      assertEquals(SdkSigning.ANN, signed.caller());
    }
  }

  @Test
  void refusesItAfterItsTime() throws Exception {
    WireRequest request = presign(SdkSigning.LASTING, Duration.ofDays(7));
    Duration almost = Duration.ofDays(7).minusSeconds(1);

    assertEquals(SdkSigning.ANN, verifierAt(NOW.plus(almost)).verify(request, "s3").caller());
    assertEquals(Reason.EXPIRED_REQUEST, reason(verifierAt(NOW.plus(Duration.ofDays(7))), request));
    assertEquals(Reason.SKEWED, reason(verifierAt(NOW.minus(Duration.ofMinutes(16))), request));
  }

  @Test
  void refusesWhatIsIncomplete() {
    WireRequest request = presign(SdkSigning.LASTING, Duration.ofMinutes(5));
    for (List<String> change :
        List.of(
            List.of("X-Amz-Expires=300", "X-Amz-Expires=604801"),
            List.of("X-Amz-Expires=300", "X-Amz-Expires=-1"),
            List.of("X-Amz-Expires=300", "X-Amz-Expires="),
            List.of("X-Amz-Expires=300", "X-Amz-Expires=300&X-Amz-Expires=300"),
            List.of("&X-Amz-Signature=", "&Signature="),
            List.of("X-Amz-SignedHeaders=host", "X-Amz-SignedHeaders=x-amz-date"),
            List.of("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256"),
            List.of("aws4_request", "aws4"),
            List.of("a=b%20c", "a=b%2"))) {
      String query = request.rawQuery().replace(change.get(0), change.get(1));
      assertEquals(
          Reason.INCOMPLETE,
          reason(verifier(), withTarget(request, "GET", request.rawPath(), query)),
          () -> change.toString());
    }
  }

  @Test
  void refusesAnotherMethodKeyOrParameter() {
    WireRequest request = presign(SdkSigning.LASTING, Duration.ofMinutes(5));
    String path = request.rawPath();
    String query = request.rawQuery();

    assertEquals(Reason.MISMATCH, reason(verifier(), withTarget(request, "PUT", path, query)));
    assertEquals(
        Reason.MISMATCH, reason(verifier(), withTarget(request, "GET", path + "2", query)));
    assertEquals(
        Reason.MISMATCH, reason(verifier(), withTarget(request, "GET", path, query + "&acl")));
    assertEquals(
        Reason.MISMATCH,
        reason(
            verifier(),
            withTarget(request, "GET", path, query.replace("Expires=300", "Expires=301"))));
    assertEquals(Reason.MISMATCH, reason(verifier(), with(request, "x-amz-acl", "public-read")));
  }

  @Test
  void refusesTwoSignaturesAtOnceAndThoseOfVersion2() {
    WireRequest request = presign(SdkSigning.LASTING, Duration.ofMinutes(5));

    assertEquals(
        Reason.INCOMPLETE,
        reason(verifier(), with(request, "authorization", "AWS4-HMAC-SHA256 x")));
    assertEquals(
        Reason.OTHER_MECHANISM,
        reason(
            verifier(),
            withTarget(request, "GET", "/b/k", "AWSAccessKeyId=AKIA&Expires=1&Signature=x")));
  }

  @Test
  void saysHowClientsThatPresignWithVersion2ComeToVersion4() {
    WireRequest request =
        withTarget(
            presign(SdkSigning.LASTING, Duration.ofMinutes(5)),
            "GET",
            "/b/k",
            "AWSAccessKeyId=AKIA&Expires=1&Signature=x");

    RejectedSignature refusal =
        assertThrows(RejectedSignature.class, () -> verifier().verify(request, "s3"));
    String sentence = String.valueOf(refusal.getMessage());
    assertTrue(sentence.endsWith("aws configure set default.s3.signature_version s3v4"), sentence);
  }

  private static WireRequest presign(AwsCredentialsIdentity identity, Duration lifetime) {
    return sign(
        http("GET", "https://s3.example/bucket/a%20key?a=b%20c"),
        new byte[0],
        "s3",
        identity,
        request ->
            request
                .putProperty(
                    AwsV4FamilyHttpSigner.AUTH_LOCATION,
                    AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, lifetime));
  }

  private static Reason reason(SignatureV4 verifier, WireRequest request) {
    return assertThrows(RejectedSignature.class, () -> verifier.verify(request, "s3")).reason();
  }
}
