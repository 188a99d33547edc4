package weir.api.server;

import java.time.Duration;

/// How the server listens.
///
/// @param port 0 for one that is free
/// @param headerBytes of one request, at most
/// @param idle how long a connection may say nothing
/// @param patience how long running requests may take when the server stops
public record HttpServerOptions(
    String host, int port, int headerBytes, Duration idle, Duration patience) {
  public static HttpServerOptions on(String host, int port) {
    return new HttpServerOptions(
        host, port, 64 << 10, Duration.ofSeconds(60), Duration.ofSeconds(10));
  }
}
