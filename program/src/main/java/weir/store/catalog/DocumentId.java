package weir.store.catalog;

import java.util.ArrayList;
import java.util.List;

/// Ids of documents that are made of names, such that what belongs together stands together.
final class DocumentId {
  private DocumentId() {}

  /// The parts, joined by a sign that no part has; ids of the same parts are the same.
  static String of(List<String> parts) {
    StringBuilder id = new StringBuilder();
    for (String part : parts) {
      id.append(escaped(part)).append('/');
    }
    return id.toString();
  }

  static String of(String... parts) {
    return of(List.of(parts));
  }

  /// The parts that an id is made of, from a place in it.
  static List<String> parts(String id, int from) {
    List<String> parts = new ArrayList<>();
    int at = from;
    for (int slash = id.indexOf('/', at); slash >= 0; slash = id.indexOf('/', at)) {
      String part = id.substring(at, slash);
      parts.add(part.indexOf('%') < 0 ? part : part.replace("%2F", "/").replace("%25", "%"));
      at = slash + 1;
    }
    return parts;
  }

  private static String escaped(String part) {
    return part.indexOf('/') < 0 && part.indexOf('%') < 0
        ? part
        : part.replace("%", "%25").replace("/", "%2F");
  }
}
