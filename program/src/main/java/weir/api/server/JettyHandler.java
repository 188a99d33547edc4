package weir.api.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import weir.api.protocol.WireRequest;
import weir.api.protocol.WireResponse;

/// Between Jetty's requests and ours. Runs on a virtual thread, so that it may block.
final class JettyHandler extends Handler.Abstract {
  private static final System.Logger LOG = System.getLogger("weir.http");

  private final HttpHandler handler;
  private final RunningRequests running;
  private final HttpServerOptions options;

  JettyHandler(HttpHandler handler, RunningRequests running, HttpServerOptions options) {
    this.handler = handler;
    this.running = running;
    this.options = options;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    TimedHeads.whole(request);
    if (!running.begin()) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
      Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
      return true;
    }
    answer(request, response, Callback.from(callback, running::end));
    return true;
  }

  private void answer(Request request, Response response, Callback callback) {
    try {
      AskedBody body =
          new AskedBody(
              Content.Source.asInputStream(request),
              options.slowestBytesPerSecond(),
              options.slowestHead());
      WireResponse answer = handler.answer(wire(request, body));
      response.setStatus(answer.status());
      answer.headers().forEach(response.getHeaders()::put);
      if (answer.body().length() >= 0) {
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length());
      }
      if (answer.body().length() != 0 && !request.getMethod().equals("HEAD")) {
        OutputStream out = Content.Sink.asOutputStream(response);
        answer.body().writeTo(out);
        // Closed only when everything was written: closing says to the client that it is whole.
        out.close();
      }
      RestOfBody.drain(request, body);
      callback.succeeded();
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "a client did not take its answer whole", gone);
      callback.failed(gone);
    } catch (RuntimeException fault) {
      LOG.log(Level.WARNING, "an answer broke off", fault);
      callback.failed(fault);
    }
  }

  private static WireRequest wire(Request request, InputStream body) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (HttpField field : request.getHeaders()) {
      headers
          .computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(field.getValue() == null ? "" : field.getValue());
    }
    // HTTP/2 says the host elsewhere, and every signature covers it.
    headers.computeIfAbsent("host", name -> List.of(request.getHttpURI().getAuthority()));
    String query = request.getHttpURI().getQuery();
    return new WireRequest(
        request.getMethod(),
        request.getHttpURI().getPath(),
        query == null ? "" : query,
        headers,
        body,
        request.getLength(),
        Request.getRemoteAddr(request),
        request.isSecure());
  }
}
