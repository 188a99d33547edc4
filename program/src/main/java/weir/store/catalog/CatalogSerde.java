package weir.store.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What turns the bytes of a table's objects into rows.
///
/// @param name empty for none
/// @param library a Java class of Hive's, which here is only a name; empty for none
public record CatalogSerde(String name, String library, Map<String, String> parameters) {
  /// None is named.
  public static final CatalogSerde NONE = new CatalogSerde("", "", Map.of());

  public CatalogSerde {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }
}
