package weir.api.server;

import java.time.Duration;
import java.util.concurrent.Executors;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import weir.model.aws.Fault;

/// Jetty with a virtual thread per request; HTTP/1.1 and HTTP/2, and TLS when it is given a
/// certificate.
public final class HttpServer implements AutoCloseable {
  private static final Duration CROWDED = Duration.ofSeconds(2);

  /// Jetty's own 8 KB make a system call of each 8 KB of an object.
  private static final int INPUT_BUFFER_BYTES = 64 << 10;

  private final Server server;
  private final ServerConnector connector;
  private final RunningRequests running;
  private final Duration patience;

  private HttpServer(
      Server server, ServerConnector connector, RunningRequests running, Duration patience) {
    this.server = server;
    this.connector = connector;
    this.running = running;
    this.patience = patience;
  }

  /// Starts listening.
  ///
  /// @throws Fault.Unavailable when the address is taken or not this machine's
  public static HttpServer start(HttpServerOptions options, HttpHandler handler) {
    QueuedThreadPool threads = new QueuedThreadPool(16, 4);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    Server server = new Server(threads);
    ServerConnector connector = new ServerConnector(server, 1, 1, factories(options));
    connector.setHost(options.host());
    connector.setPort(options.port());
    connector.setIdleTimeout(options.idle().toMillis());
    connector.setAcceptQueueSize(1024);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(options.connections(), connector));
    connector.addBean(new CrowdedConnections(connector, options.connections(), CROWDED));
    RunningRequests running = new RunningRequests();
    server.setHandler(new JettyHandler(handler, running, options));
    try {
      server.start();
    } catch (Exception refused) {
      stop(server);
      throw new Fault.Unavailable(
          "cannot listen on " + options.host() + ":" + options.port() + ": " + reason(refused),
          refused);
    }
    return new HttpServer(server, connector, running, options.patience());
  }

  private static String reason(Throwable refused) {
    Throwable cause = refused.getCause();
    return cause == null ? String.valueOf(refused.getMessage()) : reason(cause);
  }

  private static ConnectionFactory[] factories(HttpServerOptions options) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(options.headerBytes());
    http.setResponseHeaderSize(options.headerBytes());
    // S3's keys hold what other servers' paths may not: `//`, `..`, percent-encoded slashes.
    http.setUriCompliance(UriCompliance.UNSAFE);
    // Else Jetty gives `text/plain; charset=UTF-8` in its own spelling, which nobody signed.
    http.setHeaderCacheCaseSensitive(true);
    http.setIdleTimeout(options.idle().toMillis());
    HttpConnectionFactory http1 = new TimedHeads(http, options.slowestHead());
    http1.setInputBufferSize(INPUT_BUFFER_BYTES);
    if (options.tls() == null) {
      return new ConnectionFactory[] {http1, new HTTP2CServerConnectionFactory(http)};
    }
    SecureRequestCustomizer secure = new SecureRequestCustomizer();
    secure.setSniHostCheck(false);
    http.addCustomizer(secure);
    SslContextFactory.Server ssl = new SslContextFactory.Server();
    ssl.setSslContext(PemFiles.context(options.tls()));
    ssl.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol(http1.getProtocol());
    return new ConnectionFactory[] {
      new SslConnectionFactory(ssl, alpn.getProtocol()),
      alpn,
      new HTTP2ServerConnectionFactory(http),
      http1
    };
  }

  /// The port that it listens on, also when it was to choose one itself.
  public int port() {
    return connector.getLocalPort();
  }

  /// Connections that are open.
  public int connections() {
    return connector.getConnectedEndPoints().size();
  }

  /// Takes no more requests, lets running ones end, then stops.
  @Override
  public void close() {
    running.drain(patience);
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception unclean) {
      // Requests that did not end in time are cut off; that is what the patience is for.
    }
  }
}
