package weir.store.catalog;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A part of a table: the rows whose partition keys have certain values.
///
/// @param values in the order of the table's partition keys
/// @param upkeep without retention
public record CatalogPartition(
    List<String> values,
    CatalogStorage storage,
    Map<String, String> parameters,
    Instant created,
    TableDefinition.Upkeep upkeep) {
  public CatalogPartition {
    values = List.copyOf(values);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  public static CatalogPartition of(List<String> values, CatalogStorage storage, Instant created) {
    return new CatalogPartition(values, storage, Map.of(), created, TableDefinition.Upkeep.NONE);
  }

  public CatalogPartition with(CatalogStorage changed) {
    return new CatalogPartition(values, changed, parameters, created, upkeep);
  }
}
