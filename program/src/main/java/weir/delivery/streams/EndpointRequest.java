package weir.delivery.streams;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/// The body of a request to an HTTP endpoint, written record by record:
/// `{"requestId":…,"timestamp":…,"records":[{"data":…},…]}`. Used by one thread.
final class EndpointRequest implements AutoCloseable {
  private final OutputStream out;
  private boolean any;

  EndpointRequest(Path file, boolean gzips, String requestId, Instant now) throws IOException {
    OutputStream plain = new BufferedOutputStream(Files.newOutputStream(file), 64 << 10);
    out = gzips ? new GZIPOutputStream(plain, 64 << 10) : plain;
    write(
        "{\"requestId\":\""
            + requestId
            + "\",\"timestamp\":"
            + now.toEpochMilli()
            + ",\"records\":[");
  }

  void add(byte[] record) throws IOException {
    write(any ? ",{\"data\":\"" : "{\"data\":\"");
    out.write(Base64.getEncoder().encode(record));
    write("\"}");
    any = true;
  }

  /// Whether there is a record in it.
  boolean any() {
    return any;
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    write("]}");
    out.close();
  }
}
