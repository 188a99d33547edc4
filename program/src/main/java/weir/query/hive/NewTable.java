package weir.query.hive;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weir.store.catalog.Bucketing;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.CatalogSerde;
import weir.store.catalog.CatalogStorage;
import weir.store.catalog.StorageFormat;
import weir.store.catalog.TableDefinition;

/// Turns `CREATE TABLE` into what the catalogue keeps.
public final class NewTable {
  private static final String SERIALIZATION_FORMAT = "serialization.format";

  private NewTable() {}

  /// @throws DdlFault when it is no table
  public static TableDefinition of(CreateTable create, Instant now) {
    if (!create.external()) {
      throw iceberg(create.properties())
          ? DdlFault.unsupported("Iceberg tables; write CREATE EXTERNAL TABLE over Parquet or text")
          : DdlFault.semantic(
              "Only external tables can be made so: write CREATE EXTERNAL TABLE, or CREATE TABLE …"
                  + " AS SELECT");
    }
    if (create.location().isEmpty()) {
      throw DdlFault.semantic(
          "Table "
              + create.name().table()
              + " has no LOCATION; write LOCATION 's3://bucket/folder/'");
    }
    Locations.check(create.location());
    check(create);
    CatalogStorage storage =
        new CatalogStorage(
            create.body().columns(),
            create.location(),
            List.of(),
            format(create.rowFormat(), create.fileFormat()),
            new Bucketing(
                create.clustering().buckets(),
                create.clustering().columns(),
                create.clustering().sorted()),
            Map.of());
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("EXTERNAL", "TRUE");
    create
        .properties()
        .forEach((key, value) -> {
          if (!key.equalsIgnoreCase("EXTERNAL")) {
            properties.put(key, value);
          }
        });
    properties.put("transient_lastDdlTime", String.valueOf(now.getEpochSecond()));
    TableDefinition definition =
        TableDefinition.external(storage, create.partitionKeys(), properties);
    return create.body().comment().isEmpty()
        ? definition
        : definition.describedAs(create.body().comment());
  }

  private static boolean iceberg(Map<String, String> properties) {
    return properties.entrySet().stream()
        .anyMatch(one ->
            one.getKey().equalsIgnoreCase("table_type")
                && one.getValue().equalsIgnoreCase("iceberg"));
  }

  private static void check(CreateTable create) {
    if (create.body().columns().isEmpty()) {
      throw DdlFault.semantic("Table " + create.name().table() + " has no columns");
    }
    Set<String> names = new HashSet<>();
    for (CatalogColumn column : create.body().columns()) {
      if (!names.add(column.name())) {
        throw DdlFault.semantic("[Error 10036]: Duplicate column name: " + column.name());
      }
    }
    for (String column : create.clustering().columns()) {
      if (!names.contains(column)) {
        throw DdlFault.semantic("[Error 10002]: Invalid column reference " + column);
      }
    }
    for (CatalogColumn key : create.partitionKeys()) {
      if (!names.add(key.name())) {
        throw DdlFault.semantic("[Error 10035]: Column repeated in partitioning columns");
      }
    }
  }

  private static StorageFormat format(HiveRowFormat rows, HiveFileFormat files) {
    FileFormatName name =
        files instanceof HiveFileFormat.Named named ? named.name() : FileFormatName.TEXTFILE;
    String input = files instanceof HiveFileFormat.Classes other ? other.input() : name.input();
    String output = files instanceof HiveFileFormat.Classes other ? other.output() : name.output();
    return new StorageFormat(input, output, serde(rows, name));
  }

  private static CatalogSerde serde(HiveRowFormat rows, FileFormatName name) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(SERIALIZATION_FORMAT, "1");
    return switch (rows) {
      case HiveRowFormat.Unsaid unsaid -> new CatalogSerde("", name.serde(), parameters);
      case HiveRowFormat.Serde serde -> {
        parameters.putAll(serde.properties());
        yield new CatalogSerde(
            "", serde.library().isEmpty() ? name.serde() : serde.library(), parameters);
      }
      case HiveRowFormat.Delimited delimited -> {
        if (!name.serde().equals(FileFormatName.LAZY)) {
          throw DdlFault.semantic(
              "ROW FORMAT DELIMITED does not fit STORED AS " + name + "; leave it out");
        }
        said(parameters, "field.delim", delimited.field());
        if (!delimited.field().isEmpty()) {
          parameters.put(SERIALIZATION_FORMAT, delimited.field());
        }
        said(parameters, "escape.delim", delimited.escape());
        said(parameters, "collection.delim", delimited.items());
        said(parameters, "mapkey.delim", delimited.mapKeys());
        said(parameters, "line.delim", delimited.lines());
        String nulls = delimited.nulls();
        if (nulls != null) {
          parameters.put("serialization.null.format", nulls);
        }
        yield new CatalogSerde("", FileFormatName.LAZY, parameters);
      }
    };
  }

  private static void said(Map<String, String> parameters, String key, String value) {
    if (!value.isEmpty()) {
      parameters.put(key, value);
    }
  }
}
