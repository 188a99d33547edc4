package weir.store.catalog;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A database of the catalogue, which SQL also calls a schema.
///
/// @param name in small letters
/// @param location empty for none
/// @param tableGrants what Glue shows as `CreateTableDefaultPermissions`; Weir only keeps it
public record CatalogDatabase(
    String name,
    String description,
    String location,
    Map<String, String> parameters,
    List<Grant> tableGrants,
    Instant created) {
  /// What Glue gives to a database whose maker said nothing: IAM's policies decide.
  public static final List<Grant> BY_IAM =
      List.of(new Grant("IAM_ALLOWED_PRINCIPALS", List.of("ALL")));

  public CatalogDatabase {
    name = TableName.folded(name);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    tableGrants = List.copyOf(tableGrants);
  }

  /// What one principal may do.
  public record Grant(String principal, List<String> permissions) {
    public Grant {
      permissions = List.copyOf(permissions);
    }
  }

  public CatalogDatabase with(Map<String, String> changed) {
    return new CatalogDatabase(name, description, location, changed, tableGrants, created);
  }
}
