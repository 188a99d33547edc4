package weir.api.auth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static weir.api.auth.SdkSigning.NOW;
import static weir.api.auth.SdkSigning.http;
import static weir.api.auth.SdkSigning.sign;
import static weir.api.auth.SdkSigning.verifier;
import static weir.api.auth.SdkSigning.verifierAt;
import static weir.api.auth.SdkSigning.with;
import static weir.api.auth.SdkSigning.without;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import weir.api.auth.Authenticator.Reason;
import weir.api.auth.Authenticator.RejectedSignature;
import weir.api.auth.Authenticator.Signed;
import weir.api.protocol.WireRequest;

class SignatureV4Test {
  private static final byte[] FORM =
      "Action=DescribeVpcs&Version=2016-11-15".getBytes(StandardCharsets.UTF_8);

  @Test
  void knowsTheSenderAndTheRegionOfASignedForm() throws Exception {
    Signed signed = verifier().verify(form(), "ec2");

    assertEquals(SdkSigning.ANN, signed.caller());
    assertEquals("eu-central-1", signed.region());
    assertArrayEquals(FORM, signed.request().body().readAllBytes());
  }

  @Test
  void acceptsTemporaryCredentialsWithTheirToken() throws Exception {
    WireRequest request =
        sign(post("https://sts.example/"), FORM, "sts", SdkSigning.TEMPORARY, more -> {});

    assertEquals(SdkSigning.ANN, verifier().verify(request, "sts").caller());
  }

  @Test
  void refusesTemporaryCredentialsWithoutTheirTokenOrWithAnother() {
    WireRequest request =
        sign(post("https://sts.example/"), FORM, "sts", SdkSigning.TEMPORARY, more -> {});

    assertEquals(Reason.BAD_TOKEN, reason(without(request, "x-amz-security-token"), "sts"));
    assertEquals(Reason.BAD_TOKEN, reason(with(request, "x-amz-security-token", "other"), "sts"));
    assertEquals(Reason.BAD_TOKEN, reason(with(form(), "x-amz-security-token", "any"), "ec2"));
  }

  @Test
  void refusesTemporaryCredentialsAfterTheirTime() {
    SignatureV4 later = verifierAt(NOW.plus(Duration.ofHours(1)));
    WireRequest request =
        sign(
            post("https://sts.example/"),
            FORM,
            "sts",
            SdkSigning.TEMPORARY,
            more ->
                more.putProperty(
                    software.amazon.awssdk.http.auth.spi.signer.HttpSigner.SIGNING_CLOCK,
                    java.time.Clock.fixed(
                        NOW.plus(Duration.ofHours(1)), java.time.ZoneOffset.UTC)));

    assertEquals(Reason.EXPIRED_TOKEN, reason(later, request, "sts"));
  }

  @Test
  void takesAnUnsignedRequestAsAnonymous() throws Exception {
    WireRequest request = without(form(), "authorization");

    assertEquals(Caller.Kind.ANONYMOUS, verifier().verify(request, "ec2").caller().kind());
  }

  @Test
  void refusesAKeyThatNobodyHas() {
    WireRequest request = with(form(), "authorization", authorization("AKIANOBODY"));

    assertEquals(Reason.UNKNOWN_ACCESS_KEY, reason(request, "ec2"));
  }

  @Test
  void refusesAClockMoreThanFifteenMinutesAway() throws Exception {
    verifierAt(NOW.plus(Duration.ofMinutes(15))).verify(form(), "ec2");
    verifierAt(NOW.minus(Duration.ofMinutes(15))).verify(form(), "ec2");

    assertEquals(
        Reason.SKEWED, reason(verifierAt(NOW.plus(Duration.ofSeconds(901))), form(), "ec2"));
    assertEquals(
        Reason.SKEWED, reason(verifierAt(NOW.minus(Duration.ofSeconds(901))), form(), "ec2"));
  }

  @Test
  void refusesTheScopeOfAnotherService() {
    assertEquals(Reason.MISMATCH, reason(form(), "iam"));
  }

  @Test
  void refusesAScopeOfAnotherDay() {
    String yesterday = authorization(SdkSigning.KEY_ID).replace("20261121", "20261120");

    assertEquals(Reason.MISMATCH, reason(with(form(), "authorization", yesterday), "ec2"));
  }

  @Test
  void refusesAHeaderThatLacksAPartOrNamesAnotherScheme() {
    String whole = authorization(SdkSigning.KEY_ID);
    for (String broken :
        List.of(
            whole.replace("Credential=", "Credentials="),
            whole.replace("Signature=", "Sig="),
            whole.replace("SignedHeaders=", "Headers="),
            whole.replace("aws4_request", "aws5_request"),
            whole.replace("SignedHeaders=", "SignedHeaders=host;"),
            whole.replace("host", "Host"),
            whole + ", Signature=00")) {
      assertEquals(Reason.INCOMPLETE, reason(with(form(), "authorization", broken), "ec2"), broken);
    }
    for (String other :
        List.of(
            "AWS AKIAIOSFODNN7EXAMPLE:frJIUN8DYpKDtOLCwo//yllqDzg=",
            "Bearer abc",
            "AWS4-HMAC-SHA256",
            whole.replace("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256"))) {
      assertEquals(
          Reason.OTHER_MECHANISM, reason(with(form(), "authorization", other), "ec2"), other);
    }
  }

  @Test
  void refusesAServiceHeaderThatIsNotSigned() {
    WireRequest request = with(form(), "x-amz-target", "Logs_20140328.DeleteLogGroup");

    assertEquals(Reason.MISMATCH, reason(request, "ec2"));
  }

  @Test
  void doesNotAskForHeadersThatProxiesAdd() throws Exception {
    WireRequest request = with(form(), "x-forwarded-for", "10.0.0.1");

    assertEquals(SdkSigning.ANN, verifier().verify(request, "ec2").caller());
  }

  @Test
  void refusesAnotherBody() throws IOException {
    WireRequest request = form();
    byte[] body = request.body().readAllBytes();
    body[3] ^= 1;
    WireRequest forged = request.withBody(new java.io.ByteArrayInputStream(body), body.length);

    assertEquals(Reason.BODY_MISMATCH, reason(forged, "ec2"));
  }

  private static WireRequest form() {
    return sign(post("https://ec2.example:4566/"), FORM, "ec2");
  }

  private static software.amazon.awssdk.http.SdkHttpRequest.Builder post(String uri) {
    return http("POST", uri).putHeader("Content-Type", "application/x-www-form-urlencoded");
  }

  private static String authorization(String accessKeyId) {
    return form().header("authorization").orElseThrow().replace(SdkSigning.KEY_ID, accessKeyId);
  }

  private static Reason reason(WireRequest request, String service) {
    return reason(verifier(), request, service);
  }

  private static Reason reason(SignatureV4 verifier, WireRequest request, String service) {
    return assertThrows(RejectedSignature.class, () -> verifier.verify(request, service)).reason();
  }
}
