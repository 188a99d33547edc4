package weir.api.auth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;
import weir.api.protocol.ApiException;

/// Decodes anything as a body in S3's `aws-chunked` form: the first byte is the announced length,
/// the second says whether chunks are signed, whether a trailer was announced, and how the body is
/// read. A body that is read to its end has as many bytes as were announced.
public final class ChunkedBodyFuzz {
  private static final Credential CREDENTIAL =
      new Credential("AKIAFUZZ", "20261121", "us-east-1", "s3");
  private static final SigningKey KEY = SigningKey.derive("fuzz", CREDENTIAL);

  private ChunkedBodyFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 2) {
      return;
    }
    int length = Byte.toUnsignedInt(input[0]);
    boolean signed = (input[1] & 1) != 0;
    Set<String> trailers = (input[1] & 2) != 0 ? Set.of("x-amz-checksum-crc32") : Set.of();
    int step = 1 + (Byte.toUnsignedInt(input[1]) >> 2);
    byte[] wire = Arrays.copyOfRange(input, 2, input.length);
    ChunkSignatures signatures =
        signed ? new ChunkSignatures(KEY, "20261121T000000Z", CREDENTIAL.scope(), "seed") : null;
    try (ChunkedBody body =
        new ChunkedBody(new ByteArrayInputStream(wire), length, trailers, signatures)) {
      int read = read(body, step);
      if (read != length) {
        throw new AssertionError(read + " bytes were read of " + length);
      }
      if (signed) {
        throw new AssertionError("nobody could have signed this");
      }
      if (!body.trailers().keySet().equals(trailers)) {
        throw new AssertionError(body.trailers() + " is not " + trailers);
      }
    } catch (ApiException refused) {
      if (refused.status() >= 500 || refused.sentence().isEmpty()) {
        throw new AssertionError("not the client's fault?", refused);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static int read(InputStream body, int step) throws IOException {
    byte[] buffer = new byte[step];
    int read = 0;
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      if (n == 0) {
        throw new AssertionError("a read that got nothing");
      }
      read += n;
    }
    return read;
  }
}
