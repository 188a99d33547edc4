package weir.api.server;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How the server listens.
///
/// @param port 0 for one that is free
/// @param tls null for plain HTTP
/// @param connections open at once; more wait in the kernel's queue
/// @param headerBytes of one request, at most
/// @param slowestBytesPerSecond of a request's body, below which the client is cut off
/// @param slowestHead how long a request's head may take from its first byte to its last, and how
///   long one waits for a body before its rate counts
/// @param idle how long a connection may say nothing; far less once there are as many as may be
/// @param patience how long running requests may take when the server stops
public record HttpServerOptions(
    String host,
    int port,
    @Nullable Tls tls,
    int connections,
    int headerBytes,
    int slowestBytesPerSecond,
    Duration slowestHead,
    Duration idle,
    Duration patience) {
  /// Plain HTTP with the usual limits.
  public static HttpServerOptions on(String host, int port) {
    return new HttpServerOptions(
        host,
        port,
        null,
        4096,
        64 << 10,
        128,
        Duration.ofSeconds(20),
        Duration.ofSeconds(60),
        Duration.ofSeconds(10));
  }

  public HttpServerOptions with(@Nullable Tls other, int atMost) {
    return new HttpServerOptions(
        host, port, other, atMost, headerBytes, slowestBytesPerSecond, slowestHead, idle, patience);
  }

  /// The same with less patience for those who are slow.
  public HttpServerOptions hurried(Duration head, Duration silence) {
    return new HttpServerOptions(
        host, port, tls, connections, headerBytes, slowestBytesPerSecond, head, silence, patience);
  }

  /// PEM files: the certificate with its chain, and its key without a passphrase (PKCS#8).
  public record Tls(Path certificate, Path key) {}
}
