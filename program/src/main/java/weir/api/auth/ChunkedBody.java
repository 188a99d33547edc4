package weir.api.auth;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.api.protocol.ApiException;

/// A body in S3's `aws-chunked` form, decoded:
///
/// ```
/// 10000;chunk-signature=ad80…   size in hexadecimal digits, signature when chunks are signed
/// …                             the bytes
/// 0;chunk-signature=b6c6…
/// x-amz-checksum-crc32c:sOO8/Q==
/// x-amz-trailer-signature:63bd…
/// ```
final class ChunkedBody extends SignedBody {
  private static final int LONGEST_LINE = 1024;
  private static final String SIGNATURE = "chunk-signature=";
  private static final String TRAILER_SIGNATURE = "x-amz-trailer-signature";

  /// What HTTP lets stand around a value (RFC 9110 5.6.3), and no other white space.
  private static final Pattern BLANKS = Pattern.compile("^[ \\t]+|[ \\t]+$");

  private final InputStream source;
  private final long length;
  private final Set<String> announced;
  private final @Nullable ChunkSignatures signatures;
  private final MessageDigest digest = SigningKey.sha256();
  private final Map<String, String> trailers = new LinkedHashMap<>();
  private String signature = "";
  private long leftInChunk;
  private long read;
  private boolean ended;
  private @Nullable ApiException failure;

  /// @param length of the decoded body
  /// @param announced lower-case names of the trailers that must come
  /// @param signatures null when the chunks are not signed
  ChunkedBody(
      InputStream source,
      long length,
      Set<String> announced,
      @Nullable ChunkSignatures signatures) {
    this.source = new BufferedInputStream(source, 16 << 10);
    this.length = length;
    this.announced = Set.copyOf(announced);
    this.signatures = signatures;
  }

  @Override
  public Map<String, String> trailers() {
    if (!ended || failure != null) {
      throw new IllegalStateException("the trailers come after the body, which was not read");
    }
    return Map.copyOf(trailers);
  }

  @Override
  public int read(byte[] into, int offset, int wanted) throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (wanted == 0) {
      return 0;
    }
    try {
      return readVerified(into, offset, wanted);
    } catch (ApiException refused) {
      failure = refused;
      throw refused;
    }
  }

  private int readVerified(byte[] into, int offset, int wanted) throws IOException {
    if (!ended && leftInChunk == 0) {
      startChunk();
    }
    if (ended) {
      return -1;
    }
    int n = source.read(into, offset, (int) Math.min(wanted, leftInChunk));
    if (n < 0) {
      throw RejectedBody.tooShort();
    }
    read += n;
    leftInChunk -= n;
    if (signatures != null) {
      digest.update(into, offset, n);
    }
    if (leftInChunk == 0) {
      endChunk();
      if (read == length) {
        // Whoever knows the length reads no further, so the end is verified now.
        startChunk();
      }
    }
    return n;
  }

  private void startChunk() throws IOException {
    String line = line();
    int semicolon = line.indexOf(';');
    leftInChunk = size(semicolon < 0 ? line : line.substring(0, semicolon));
    String extension = semicolon < 0 ? "" : line.substring(semicolon + 1);
    if (signatures == null) {
      if (!extension.isEmpty()) {
        throw RejectedBody.malformed("a chunk is signed where unsigned chunks were announced");
      }
    } else if (extension.startsWith(SIGNATURE)) {
      signature = extension.substring(SIGNATURE.length());
    } else {
      throw RejectedBody.malformed("a chunk has no " + SIGNATURE);
    }
    if (leftInChunk > length - read) {
      throw RejectedBody.malformed(
          "the body has more bytes than x-amz-decoded-content-length says: " + length);
    }
    if (leftInChunk == 0) {
      end();
    }
  }

  private void endChunk() throws IOException {
    if (!line().isEmpty()) {
      throw RejectedBody.malformed("a chunk has more bytes than it says");
    }
    verifyChunk();
  }

  private void verifyChunk() {
    if (signatures != null) {
      signatures.chunk(digest.digest(), signature);
    }
  }

  private void end() throws IOException {
    verifyChunk();
    if (read != length) {
      throw RejectedBody.tooShort();
    }
    readTrailers();
    if (source.read() >= 0) {
      throw RejectedBody.malformed("the body goes on after its last chunk");
    }
    ended = true;
  }

  private void readTrailers() throws IOException {
    StringBuilder signed = new StringBuilder();
    String trailerSignature = null;
    for (String line = lineOrEnd(); !line.isEmpty(); line = lineOrEnd()) {
      int colon = line.indexOf(':');
      if (colon < 1 || trailerSignature != null) {
        throw RejectedBody.malformedTrailer();
      }
      String name = line.substring(0, colon);
      String value = BLANKS.matcher(line.substring(colon + 1)).replaceAll("");
      if (name.equals(TRAILER_SIGNATURE)) {
        trailerSignature = value;
      } else if (announced.contains(name) && trailers.put(name, value) == null) {
        signed.append(name).append(':').append(value).append('\n');
      } else {
        throw RejectedBody.malformedTrailer();
      }
    }
    if (trailers.size() != announced.size()) {
      throw RejectedBody.malformedTrailer();
    }
    verifyTrailers(signed.toString(), trailerSignature);
  }

  private void verifyTrailers(String signed, @Nullable String trailerSignature) {
    if (signatures == null || announced.isEmpty()) {
      if (trailerSignature != null) {
        throw RejectedBody.malformedTrailer();
      }
    } else if (trailerSignature == null) {
      throw RejectedBody.malformedTrailer();
    } else {
      signatures.trailer(
          digest.digest(signed.getBytes(StandardCharsets.ISO_8859_1)), trailerSignature);
    }
  }

  private static long size(String digits) {
    if (digits.isEmpty() || digits.length() > 12) {
      throw badSize(digits);
    }
    try {
      return Long.parseUnsignedLong(digits, 16);
    } catch (NumberFormatException notHexadecimal) {
      throw badSize(digits);
    }
  }

  private static ApiException badSize(String digits) {
    return RejectedBody.malformed(
        "a chunk's size is '" + digits + "' but must be 1 to 12 hexadecimal digits");
  }

  /// A line without its end. Trailers of some clients end with a lone line feed.
  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = source.read(); c != '\n'; c = source.read()) {
      if (c < 0) {
        throw RejectedBody.tooShort();
      }
      if (line.length() == LONGEST_LINE) {
        throw RejectedBody.malformed("a line between chunks is longer than " + LONGEST_LINE);
      }
      line.append((char) c);
    }
    int last = line.length() - 1;
    if (last >= 0 && line.charAt(last) == '\r') {
      line.setLength(last);
    }
    return line.toString();
  }

  private String lineOrEnd() throws IOException {
    source.mark(1);
    if (source.read() < 0) {
      return "";
    }
    source.reset();
    return line();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
