package weir.api.auth;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.api.protocol.ApiException;

/// A body whose SHA-256 was signed.
final class HashedBody extends SignedBody {
  private final InputStream source;
  private final String signed;
  private final long length;
  private final MessageDigest digest = SigningKey.sha256();
  private long read;
  private boolean ended;
  private @Nullable ApiException failure;

  /// @param length -1 when it is not known
  HashedBody(InputStream source, String signed, long length) {
    this.source = source;
    this.signed = signed;
    this.length = length;
  }

  @Override
  public Map<String, String> trailers() {
    return Map.of();
  }

  @Override
  public int read(byte[] into, int offset, int wanted) throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (wanted == 0) {
      return 0;
    }
    if (ended) {
      return -1;
    }
    int n = source.read(into, offset, wanted);
    if (n > 0) {
      digest.update(into, offset, n);
      read += n;
    }
    if (n < 0 || read == length) {
      end();
    }
    return n;
  }

  private void end() {
    ended = true;
    String computed = HexFormat.of().formatHex(digest.digest());
    if (read < length) {
      failure = RejectedBody.tooShort();
    } else if (!SigningKey.sameText(computed, signed)) {
      failure = RejectedBody.otherHash(signed, computed);
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
