package weir.api.server;

import java.io.IOException;
import weir.api.protocol.WireRequest;
import weir.api.protocol.WireResponse;

/// Answers requests.
@FunctionalInterface
public interface HttpHandler {
  WireResponse answer(WireRequest request) throws IOException;
}
