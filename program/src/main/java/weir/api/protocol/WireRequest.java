package weir.api.protocol;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One HTTP request as it arrived.
///
/// @param method upper case
/// @param rawPath as sent, percent-encoding kept
/// @param rawQuery as sent, without `?`; empty when there is none
/// @param headers by lower-case name, values in the order they came
/// @param body to be read once
/// @param contentLength bytes; -1 when the client did not say
/// @param remoteAddress of the client, as text
/// @param secure whether it came over TLS
public record WireRequest(
    String method,
    String rawPath,
    String rawQuery,
    Map<String, List<String>> headers,
    InputStream body,
    long contentLength,
    String remoteAddress,
    boolean secure) {
  /// The first value of a header.
  ///
  /// @param name in any case
  public Optional<String> header(String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }

  /// The same request with another body.
  public WireRequest withBody(InputStream other, long length) {
    return new WireRequest(
        method, rawPath, rawQuery, headers, other, length, remoteAddress, secure);
  }
}
