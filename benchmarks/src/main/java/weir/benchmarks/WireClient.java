package weir.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// One connection that is kept open, and as little of a client as HTTP/1.1 allows, so that what is
/// measured is the server. Used by one thread.
final class WireClient implements AutoCloseable {
  private static final int BUFFER_BYTES = 256 << 10;

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];

  WireClient(URI endpoint) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort());
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
    in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
  }

  /// An answer's status line and headers, their names in lower case.
  record Head(int status, Map<String, String> headers) {
    long length() {
      return Long.parseLong(headers.getOrDefault("content-length", "0"));
    }
  }

  /// Sends a request and reads the head of its answer; the body is to be read next.
  Head send(byte[] head, byte[] body) throws IOException {
    try {
      out.write(head);
      out.write(body);
    } catch (SocketException refusedBeforeItsEnd) {
      throw new IOException(
          "the request broke off; the server said: " + said(), refusedBeforeItsEnd);
    }
    String[] status = line().split(" ", 3);
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new Head(Integer.parseInt(status[1]), headers);
  }

  /// What has come in up to now, which may be an error that the server did not wait to say.
  private String said() throws IOException {
    return new String(in.readNBytes(in.available()), StandardCharsets.UTF_8);
  }

  /// The answer's body as text.
  String text(Head head) throws IOException {
    if (head.headers().getOrDefault("transfer-encoding", "").equals("chunked")) {
      StringBuilder text = new StringBuilder();
      for (int size = size(); size > 0; size = size()) {
        text.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
        line();
      }
      line();
      return text.toString();
    }
    return new String(in.readNBytes(Math.toIntExact(head.length())), StandardCharsets.UTF_8);
  }

  private int size() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  /// Reads the answer's body and compares every byte of it.
  void expect(Head head, byte[] bytes) throws IOException {
    if (head.status() != 200 || head.length() != bytes.length) {
      throw new IOException(head + " where " + bytes.length + " bytes were put");
    }
    int at = 0;
    while (at < bytes.length) {
      int read = in.read(buffer, 0, Math.min(buffer.length, bytes.length - at));
      if (read < 0) {
        throw new EOFException("the connection ended");
      }
      if (!Arrays.equals(buffer, 0, read, bytes, at, at + read)) {
        throw new IOException("other bytes than were put, from " + at + " on");
      }
      at += read;
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the connection ended");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
