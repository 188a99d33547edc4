package weir.store.catalog;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people say of a table when they create or change it.
///
/// @param type `EXTERNAL_TABLE`, `VIRTUAL_VIEW`; empty when nobody said
/// @param view empty texts for what is no view
public record TableDefinition(
    String description,
    String owner,
    CatalogStorage storage,
    List<CatalogColumn> partitionKeys,
    ViewText view,
    String type,
    Map<String, String> parameters,
    Upkeep upkeep) {
  public static final String EXTERNAL_TABLE = "EXTERNAL_TABLE";
  public static final String VIRTUAL_VIEW = "VIRTUAL_VIEW";

  public TableDefinition {
    partitionKeys = List.copyOf(partitionKeys);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /// An external table.
  public static TableDefinition external(
      CatalogStorage storage, List<CatalogColumn> partitionKeys, Map<String, String> parameters) {
    return new TableDefinition(
        "",
        "hadoop",
        storage,
        partitionKeys,
        ViewText.NONE,
        EXTERNAL_TABLE,
        parameters,
        Upkeep.NONE);
  }

  public TableDefinition describedAs(String text) {
    return new TableDefinition(text, owner, storage, partitionKeys, view, type, parameters, upkeep);
  }

  public boolean isView() {
    return type.equals(VIRTUAL_VIEW);
  }

  public TableDefinition with(CatalogStorage changed) {
    return new TableDefinition(
        description, owner, changed, partitionKeys, view, type, parameters, upkeep);
  }

  public TableDefinition with(Map<String, String> changed) {
    return new TableDefinition(
        description, owner, storage, partitionKeys, view, type, changed, upkeep);
  }

  /// What a view is made of.
  ///
  /// @param original `/* Presto View: … */` in views of Athena's
  /// @param expanded `/* Presto View */`
  public record ViewText(String original, String expanded) {
    public static final ViewText NONE = new ViewText("", "");
  }

  /// What clients tell of a table's use.
  ///
  /// @param lastAccess null when nobody told
  /// @param lastAnalyzed null when nobody told
  public record Upkeep(
      @Nullable Instant lastAccess, @Nullable Instant lastAnalyzed, int retention) {
    public static final Upkeep NONE = new Upkeep(null, null, 0);
  }
}
