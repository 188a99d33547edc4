package weir.api.server;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import weir.api.protocol.WireRequest;
import weir.api.protocol.WireResponse;

/// The pages about the server itself, under `/_weir/`; everything else goes on to the APIs.
///
/// `health` says whether the process can go on at all, `ready` whether it answers requests now.
///
/// @param notReady why requests cannot be answered; empty when they can
/// @param metrics in Prometheus's text form
/// @param wipe forgets everything; empty when the server keeps what it has
/// @param apis answers everything else
public record SystemPages(
    Supplier<Optional<String>> broken,
    Supplier<Optional<String>> notReady,
    Supplier<String> metrics,
    Optional<Runnable> wipe,
    HttpHandler apis)
    implements HttpHandler {
  private static final String PREFIX = "/_weir/";

  @Override
  public WireResponse answer(WireRequest request) throws IOException {
    if (!request.rawPath().startsWith(PREFIX)) {
      return apis.answer(request);
    }
    String page = request.rawPath().substring(PREFIX.length());
    return switch (page) {
      case "health" -> state(broken.get());
      case "ready" -> state(broken.get().or(notReady));
      case "metrics" ->
          WireResponse.of(
              200,
              "text/plain; version=0.0.4; charset=utf-8",
              metrics.get().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      case "wipe" -> wiped(request);
      default ->
          WireResponse.text(
              404, "there is no page " + page + "; the pages are health, ready and metrics\n");
    };
  }

  private static WireResponse state(Optional<String> trouble) {
    return trouble
        .map(why -> WireResponse.text(503, why + "\n"))
        .orElseGet(() -> WireResponse.text(200, "ok\n"));
  }

  private WireResponse wiped(WireRequest request) {
    if (wipe.isEmpty()) {
      return WireResponse.text(404, "only weir serve --ephemeral can be wiped\n");
    }
    if (!request.method().equals("POST")) {
      return WireResponse.text(405, "wipe is a POST\n");
    }
    if (request.header("origin").isPresent()) {
      return WireResponse.text(403, "a web page may not wipe\n");
    }
    wipe.get().run();
    return WireResponse.text(200, "wiped\n");
  }
}
