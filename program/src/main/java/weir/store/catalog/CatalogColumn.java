package weir.store.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A column of a table, or one of its partition keys.
///
/// @param type in Hive's words: `array<string>`; empty when nobody said
/// @param comment empty for none
public record CatalogColumn(
    String name, String type, String comment, Map<String, String> parameters) {
  public CatalogColumn {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  public static CatalogColumn of(String name, String type) {
    return new CatalogColumn(name, type, "", Map.of());
  }
}
