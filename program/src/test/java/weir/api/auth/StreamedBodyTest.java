package weir.api.auth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.auth.SdkSigning.LASTING;
import static weir.api.auth.SdkSigning.body;
import static weir.api.auth.SdkSigning.http;
import static weir.api.auth.SdkSigning.sign;
import static weir.api.auth.SdkSigning.verifier;
import static weir.api.auth.SdkSigning.with;
import static weir.api.auth.SdkSigning.withBody;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import weir.api.protocol.ApiException;
import weir.api.protocol.WireRequest;

/// S3's bodies, which are verified while they are read.
class StreamedBodyTest {
  private static final byte[] CONTENT = content(300_000);
  private static final String CRC = "x-amz-checksum-crc32c";

  private enum Form {
    HASHED(false, true, false, "hash"),
    UNSIGNED(false, false, false, "UNSIGNED-PAYLOAD"),
    SIGNED_CHUNKS(true, true, false, "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"),
    SIGNED_CHUNKS_AND_TRAILER(true, true, true, "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"),
    CHUNKS_AND_TRAILER(true, false, true, "STREAMING-UNSIGNED-PAYLOAD-TRAILER");

    final boolean chunked;
    final boolean signed;
    final boolean trailer;
    final String announced;

    Form(boolean chunked, boolean signed, boolean trailer, String announced) {
      this.chunked = chunked;
      this.signed = signed;
      this.trailer = trailer;
      this.announced = announced;
    }
  }

  @Test
  void readsEveryFormOfTheSdk() throws Exception {
    for (Form form : Form.values()) {
      WireRequest request = put(form, CONTENT);
      String announced = request.header("x-amz-content-sha256").orElseThrow();
      assertTrue(announced.equals(form.announced) || announced.length() == 64, announced);

      WireRequest read = verifier().verify(request, "s3").request();

      assertEquals(CONTENT.length, read.contentLength(), form.announced);
      assertArrayEquals(CONTENT, read.body().readAllBytes(), form.announced);
      assertEquals(
          form.trailer ? Map.of(CRC, crc(CONTENT)) : Map.of(),
          SignedBody.trailersOf(read),
          form.announced);
      assertFalse(read.header("content-encoding").orElse("").contains("aws-chunked"));
    }
  }

  @Test
  void readsEmptyBodies() throws Exception {
    for (Form form : Form.values()) {
      WireRequest read = verifier().verify(put(form, new byte[0]), "s3").request();

      assertEquals(0, read.body().readAllBytes().length);
    }
  }

  @Test
  void verifiesTheEndWhenTheLastByteIsReadAndNotLater() throws Exception {
    for (Form form : List.of(Form.HASHED, Form.SIGNED_CHUNKS, Form.SIGNED_CHUNKS_AND_TRAILER)) {
      WireRequest request = put(form, CONTENT);
      byte[] sent = body(request);
      int last = form == Form.HASHED ? sent.length - 1 : lastIndexOf(sent, "\r\n0;") - 1;
      sent[last] ^= 1;
      WireRequest read = verifier().verify(withBody(request, sent), "s3").request();

      assertThrows(ApiException.class, () -> read.body().readNBytes(CONTENT.length));
    }
  }

  @Test
  void refusesAnyFlippedBitOfASignedBody() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (Form form : List.of(Form.HASHED, Form.SIGNED_CHUNKS, Form.SIGNED_CHUNKS_AND_TRAILER)) {
      WireRequest request = put(form, Arrays.copyOf(CONTENT, 20_000));
      byte[] sent = body(request);
      for (int i = 0; i < 400; i++) {
        byte[] flipped = sent.clone();
        // Half of the flips go to the framing's end, which is short beside the content.
        int at = i % 2 == 0 ? random.nextInt(sent.length) : sent.length - 1 - random.nextInt(250);
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        if (meansTheSame(sent, flipped, at)) {
          continue;
        }
        WireRequest read = verifier().verify(withBody(request, flipped), "s3").request();
        assertThrows(
            ApiException.class,
            () -> read.body().readAllBytes(),
            () -> form + " at " + at + " of " + sent.length + ", seed " + seed);
      }
    }
  }

  @Test
  void refusesATrailerWhoseLineEndsOtherwise() throws Exception {
    WireRequest request = put(Form.SIGNED_CHUNKS_AND_TRAILER, CONTENT);
    byte[] changed = body(request);
    int lineEnd = changed.length - 3;
    assertEquals('\n', changed[lineEnd]);
    changed[lineEnd] = 0x0b;
    WireRequest read = verifier().verify(withBody(request, changed), "s3").request();
    assertThrows(ApiException.class, () -> read.body().readAllBytes());
  }

  /// Upper-case digits of a size; white space at the end of a trailer.
  private static boolean meansTheSame(byte[] sent, byte[] flipped, int at) {
    return (sent[at] ^ flipped[at]) == 0x20
            && sent[at] >= 'a'
            && sent[at] <= 'f'
            && isSize(sent, at)
        || sent[at] == '\r';
  }

  private static boolean isSize(byte[] sent, int at) {
    for (int i = at; i < Math.min(sent.length, at + 6); i++) {
      if (sent[i] == ';') {
        return true;
      }
    }
    return false;
  }

  @Test
  void refusesABodyThatEndsEarlyOrGoesOn() throws Exception {
    for (Form form : Form.values()) {
      if (form == Form.UNSIGNED) {
        continue;
      }
      WireRequest request = put(form, CONTENT);
      byte[] sent = body(request);
      WireRequest cut = withBody(request, Arrays.copyOf(sent, sent.length / 2));
      WireRequest longer = withBody(request, Arrays.copyOf(sent, sent.length + 10));

      refuses(cut);
      refuses(longer);
    }
  }

  @Test
  void saysInS3sWordsWhatIsWrong() throws Exception {
    WireRequest hashed = put(Form.HASHED, CONTENT);
    byte[] other = body(hashed);
    other[0] ^= 1;
    assertEquals("XAmzContentSHA256Mismatch", refuses(withBody(hashed, other)).code());

    WireRequest chunked = put(Form.SIGNED_CHUNKS, CONTENT);
    byte[] sent = body(chunked);
    sent[1000] ^= 1;
    assertEquals("SignatureDoesNotMatch", refuses(withBody(chunked, sent)).code());

    assertEquals(
        "IncompleteBody",
        refuses(withBody(chunked, Arrays.copyOf(body(put(Form.SIGNED_CHUNKS, CONTENT)), 500)))
            .code());

    WireRequest trailer = put(Form.CHUNKS_AND_TRAILER, CONTENT);
    String text = new String(body(trailer), StandardCharsets.ISO_8859_1);
    assertEquals(
        "MalformedTrailerError",
        refuses(
                withBody(
                    trailer,
                    text.replace(CRC, "x-amz-checksum-md5").getBytes(StandardCharsets.ISO_8859_1)))
            .code());
    assertEquals(
        "InvalidRequest",
        refuses(withBody(trailer, "zz\r\n".getBytes(StandardCharsets.US_ASCII))).code());
    assertEquals(
        "InvalidRequest",
        refuses(withBody(trailer, ("1;" + "x".repeat(5000)).getBytes(StandardCharsets.US_ASCII)))
            .code());
  }

  @Test
  void answersTheSameRefusalToEveryFurtherRead() throws Exception {
    WireRequest request = put(Form.SIGNED_CHUNKS, CONTENT);
    byte[] sent = body(request);
    sent[1000] ^= 1;
    WireRequest read = verifier().verify(withBody(request, sent), "s3").request();

    ApiException first = assertThrows(ApiException.class, () -> read.body().readAllBytes());
    assertEquals(first, assertThrows(ApiException.class, () -> read.body().read()));
    assertThrows(IllegalStateException.class, () -> SignedBody.trailersOf(read));
  }

  @Test
  void asksForTheLengthOfAChunkedBody() {
    WireRequest request =
        with(put(Form.CHUNKS_AND_TRAILER, CONTENT), "x-amz-decoded-content-length", "12");
    assertThrows(
        Authenticator.RejectedSignature.class, () -> verifier().verify(request, "s3"), "signed");

    WireRequest anonymous =
        SdkSigning.without(
            with(put(Form.CHUNKS_AND_TRAILER, CONTENT), "x-amz-decoded-content-length", "x"),
            "authorization");
    assertEquals(
        "MissingContentLength",
        assertThrows(ApiException.class, () -> verifier().verify(anonymous, "s3")).code());
  }

  @Test
  void asksForThePayloadsHashWithS3() {
    WireRequest request = SdkSigning.without(put(Form.HASHED, CONTENT), "x-amz-content-sha256");

    assertEquals(
        Authenticator.Reason.INCOMPLETE,
        assertThrows(Authenticator.RejectedSignature.class, () -> verifier().verify(request, "s3"))
            .reason());
  }

  private static ApiException refuses(WireRequest request) throws Exception {
    WireRequest read = verifier().verify(request, "s3").request();
    return assertThrows(ApiException.class, () -> read.body().readAllBytes());
  }

  private static WireRequest put(Form form, byte[] content) {
    // The SDK signs every body that goes over plain HTTP.
    String uri = form.signed ? "http://127.0.0.1:4566/bucket/key" : "https://s3.example/bucket/key";
    return sign(
        http("PUT", uri).putHeader("Content-Length", Integer.toString(content.length)),
        content,
        "s3",
        LASTING,
        request -> {
          request.putProperty(AwsV4FamilyHttpSigner.CHUNK_ENCODING_ENABLED, form.chunked);
          request.putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, form.signed);
          if (form.trailer) {
            request.putProperty(
                AwsV4FamilyHttpSigner.CHECKSUM_ALGORITHM, DefaultChecksumAlgorithm.CRC32C);
          }
        });
  }

  private static String crc(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    int value = (int) crc.getValue();
    return Base64.getEncoder()
        .encodeToString(
            new byte[] {
              (byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value
            });
  }

  private static int lastIndexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(text);
  }

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    new Random(7).nextBytes(content);
    return content;
  }
}
