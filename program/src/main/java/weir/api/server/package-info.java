/// The HTTP server under the APIs: connections, their limits, TLS, and the pages about the server
/// itself under `/_weir/`. Knows no AWS. Start reading at [weir.api.server.HttpServer].
@NullMarked
package weir.api.server;

import org.jspecify.annotations.NullMarked;
