package weir.store.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where the objects of a table or partition lie, and what is in them.
///
/// @param location `s3://bucket/prefix/`; empty for none, as in a view
public record CatalogStorage(
    List<CatalogColumn> columns,
    String location,
    List<String> additionalLocations,
    StorageFormat format,
    Bucketing bucketing,
    Map<String, String> parameters) {
  /// Nothing is said.
  public static final CatalogStorage NONE = of(List.of(), "", StorageFormat.NONE);

  public CatalogStorage {
    columns = List.copyOf(columns);
    additionalLocations = List.copyOf(additionalLocations);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  public static CatalogStorage of(
      List<CatalogColumn> columns, String location, StorageFormat format) {
    return new CatalogStorage(columns, location, List.of(), format, Bucketing.NONE, Map.of());
  }

  /// The same at another place.
  public CatalogStorage at(String elsewhere) {
    return new CatalogStorage(
        columns, elsewhere, additionalLocations, format, bucketing, parameters);
  }

  /// The same with other columns.
  public CatalogStorage with(List<CatalogColumn> others) {
    return new CatalogStorage(others, location, additionalLocations, format, bucketing, parameters);
  }
}
