package weir.api.auth;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import weir.api.protocol.WireRequest;

/// A body that is verified while it is read: a read throws a [weir.api.protocol.ApiException] with
/// S3's code when the bytes are not those that were signed, at the latest the read that would give
/// the last of them. Nothing that was read before may be used then. Read by one thread.
public abstract sealed class SignedBody extends InputStream permits HashedBody, ChunkedBody {
  /// What came after the last byte: `x-amz-checksum-crc32c` and its value. Lower-case names.
  ///
  /// @throws IllegalStateException before the body was read to its end
  public abstract Map<String, String> trailers();

  /// The trailers of a verified request whose body was read to its end; none for bodies that have
  /// no place for them.
  public static Map<String, String> trailersOf(WireRequest request) {
    return request.body() instanceof SignedBody body ? body.trailers() : Map.of();
  }

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public abstract int read(byte[] into, int offset, int length) throws IOException;
}
