package weir.store.catalog;

import java.util.List;
import java.util.Locale;
import weir.store.state.DocumentKind;

/// What the state keeps of the catalogue.
final class CatalogDocuments {
  /// By name.
  static final DocumentKind<CatalogDatabase> DATABASE =
      new DocumentKind<>("catalog.database", DatabaseText::print, DatabaseText::parse);

  /// By database and name.
  static final DocumentKind<CatalogTable> TABLE =
      new DocumentKind<>("catalog.table", TableText::print, TableText::parse);

  /// What a table was before, by the table's id and the version in ten digits.
  static final DocumentKind<CatalogTable> VERSION =
      new DocumentKind<>("catalog.table-version", TableText::print, TableText::parse);

  /// What the partitions of a table share, by the table's id and a digest of itself.
  static final DocumentKind<CatalogStorage> STORAGE =
      new DocumentKind<>("catalog.storage", StorageText::print, StorageText::parse);

  /// By the table's id and the values.
  static final DocumentKind<PartitionRow> PARTITION =
      new DocumentKind<>("catalog.partition", PartitionRow::print, PartitionRow::parse);

  private CatalogDocuments() {}

  static String table(TableName name) {
    return DocumentId.of(name.database(), name.table());
  }

  static String version(String tableId, long version) {
    return DocumentId.of(tableId) + String.format(Locale.ROOT, "%010d", version);
  }

  static String partition(String tableId, List<String> values) {
    return DocumentId.of(tableId) + DocumentId.of(values);
  }
}
