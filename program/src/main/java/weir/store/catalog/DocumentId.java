package weir.store.catalog;

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

  private static String escaped(String part) {
    return part.indexOf('/') < 0 && part.indexOf('%') < 0
        ? part
        : part.replace("%", "%25").replace("/", "%2F");
  }
}
