package weir.query.sql;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The parts of URLs; null where a text is no URL.
final class Urls {
  private Urls() {}

  /// A part by its name; empty when the URL has none.
  static @Nullable String part(String name, String text) {
    URI url = url(text);
    if (url == null) {
      return null;
    }
    String part =
        switch (name) {
          case "host" -> url.getHost();
          case "path" -> url.getPath();
          case "protocol" -> url.getScheme();
          case "query" -> url.getQuery();
          default -> url.getFragment();
        };
    return part == null ? "" : part;
  }

  static @Nullable String port(String text) {
    URI url = url(text);
    return url == null || url.getPort() < 0 ? null : Integer.toString(url.getPort());
  }

  /// The value of the first parameter of that name.
  static @Nullable String parameter(String text, String name) {
    URI url = url(text);
    if (url == null || url.getRawQuery() == null) {
      return null;
    }
    for (String pair : url.getRawQuery().split("&", -1)) {
      int equals = pair.indexOf('=');
      if ((equals < 0 ? pair : pair.substring(0, equals)).equals(name)) {
        return equals < 0
            ? ""
            : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
      }
    }
    return null;
  }

  private static @Nullable URI url(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException none) {
      return null;
    }
  }
}
