package weir.query.hive;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.store.catalog.Bucketing;
import weir.store.catalog.CatalogColumn;

/// `CREATE EXTERNAL TABLE`
///
/// @param external Athena makes no others but Iceberg's
/// @param location empty for none
public record CreateTable(
    HiveName name,
    boolean external,
    boolean ifNotExists,
    Body body,
    List<CatalogColumn> partitionKeys,
    Clustering clustering,
    HiveRowFormat rowFormat,
    HiveFileFormat fileFormat,
    String location,
    Map<String, String> properties)
    implements HiveStatement {
  public CreateTable {
    partitionKeys = List.copyOf(partitionKeys);
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /// The columns and what is said of them all.
  public record Body(List<CatalogColumn> columns, String comment) {
    public Body {
      columns = List.copyOf(columns);
    }
  }

  /// `CLUSTERED BY (a) SORTED BY (b DESC) INTO 4 BUCKETS`
  ///
  /// @param buckets 0 for none
  public record Clustering(List<String> columns, List<Bucketing.SortColumn> sorted, int buckets) {
    static final Clustering NONE = new Clustering(List.of(), List.of(), 0);

    public Clustering {
      columns = List.copyOf(columns);
      sorted = List.copyOf(sorted);
    }
  }
}
