package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Order;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import weir.store.catalog.Bucketing;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.CatalogSerde;
import weir.store.catalog.CatalogStorage;
import weir.store.catalog.StorageFormat;

/// Storage and columns in Glue's shapes.
final class StorageShapes {
  private static final Set<String> KEPT =
      Set.of(
          "Columns",
          "Location",
          "AdditionalLocations",
          "InputFormat",
          "OutputFormat",
          "Compressed",
          "NumberOfBuckets",
          "SerdeInfo",
          "BucketColumns",
          "SortColumns",
          "Parameters",
          "StoredAsSubDirectories");

  private StorageShapes() {}

  static CatalogStorage of(@Nullable StorageDescriptor given) {
    if (given == null) {
      return CatalogStorage.NONE;
    }
    RULES.only("StorageDescriptor.", given, KEPT);
    SerDeInfo serde = given.serdeInfo();
    return new CatalogStorage(
        columns("storageDescriptor.columns", given.columns()),
        RULES.orEmpty("storageDescriptor.location", given.location(), 2056),
        given.additionalLocations(),
        new StorageFormat(
            RULES.orEmpty("storageDescriptor.inputFormat", given.inputFormat(), 128),
            RULES.orEmpty("storageDescriptor.outputFormat", given.outputFormat(), 128),
            serde == null ? CatalogSerde.NONE : serde(serde),
            Boolean.TRUE.equals(given.compressed()),
            Boolean.TRUE.equals(given.storedAsSubDirectories())),
        new Bucketing(
            given.numberOfBuckets() == null ? 0 : given.numberOfBuckets(),
            given.bucketColumns(),
            given.sortColumns().stream()
                .map(one ->
                    new Bucketing.SortColumn(
                        GlueNames.name(
                            "storageDescriptor.sortColumns.1.member.column", one.column()),
                        Integer.valueOf(1).equals(one.sortOrder())))
                .toList()),
        given.parameters());
  }

  private static CatalogSerde serde(SerDeInfo given) {
    return new CatalogSerde(
        RULES.orEmpty("serdeInfo.name", given.name(), 255),
        RULES.orEmpty("serdeInfo.serializationLibrary", given.serializationLibrary(), 255),
        given.parameters());
  }

  static List<CatalogColumn> columns(String member, List<Column> given) {
    List<CatalogColumn> columns = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      Column column = given.get(i);
      String place = member + "." + (i + 1) + ".member.";
      columns.add(
          new CatalogColumn(
              GlueNames.name(place + "name", column.name()),
              RULES.orEmpty(place + "type", column.type(), 131_072),
              RULES.orEmpty(place + "comment", column.comment(), 255),
              column.parameters()));
    }
    return columns;
  }

  static List<Column> columns(List<CatalogColumn> columns) {
    return columns.stream()
        .map(column ->
            Column.builder()
                .name(column.name())
                .type(TableShapes.orNull(column.type()))
                .comment(TableShapes.orNull(column.comment()))
                .parameters(column.parameters().isEmpty() ? null : column.parameters())
                .build())
        .toList();
  }

  /// Null for a table that has none.
  static @Nullable StorageDescriptor shown(CatalogStorage storage) {
    if (storage.equals(CatalogStorage.NONE)) {
      return null;
    }
    StorageFormat format = storage.format();
    return StorageDescriptor.builder()
        .columns(columns(storage.columns()))
        .location(storage.location())
        .additionalLocations(
            storage.additionalLocations().isEmpty() ? null : storage.additionalLocations())
        .inputFormat(TableShapes.orNull(format.input()))
        .outputFormat(TableShapes.orNull(format.output()))
        .compressed(format.compressed())
        .numberOfBuckets(storage.bucketing().number())
        .serdeInfo(serde(format.serde()))
        .bucketColumns(storage.bucketing().columns())
        .sortColumns(
            storage.bucketing().sorted().stream()
                .map(one ->
                    Order.builder().column(one.name()).sortOrder(one.ascending() ? 1 : 0).build())
                .toList())
        .parameters(storage.parameters().isEmpty() ? null : storage.parameters())
        .storedAsSubDirectories(format.subdirectories())
        .build();
  }

  private static SerDeInfo serde(CatalogSerde serde) {
    return SerDeInfo.builder()
        .name(TableShapes.orNull(serde.name()))
        .serializationLibrary(TableShapes.orNull(serde.library()))
        .parameters(serde.parameters().isEmpty() ? null : serde.parameters())
        .build();
  }
}
