package weir.query.hive;

import java.util.stream.Collectors;

/// Prints `CREATE TABLE` so that it reads back as the same.
final class CreateTablePrinter {
  private CreateTablePrinter() {}

  static String print(CreateTable create) {
    StringBuilder out = new StringBuilder("CREATE ");
    out.append(create.external() ? "EXTERNAL TABLE " : "TABLE ");
    out.append(create.ifNotExists() ? "IF NOT EXISTS " : "");
    out.append(HivePrinter.name(create.name()));
    if (!create.body().columns().isEmpty()) {
      out.append(' ').append(HivePrinter.columns(create.body().columns()));
    }
    out.append(HivePrinter.said(" COMMENT ", create.body().comment()));
    if (!create.partitionKeys().isEmpty()) {
      out.append(" PARTITIONED BY ").append(HivePrinter.columns(create.partitionKeys()));
    }
    clustering(out, create.clustering());
    String late = rowFormat(out, create.rowFormat());
    fileFormat(out, create.fileFormat());
    out.append(late);
    out.append(HivePrinter.said(" LOCATION ", create.location()));
    if (!create.properties().isEmpty()) {
      out.append(" TBLPROPERTIES ").append(HivePrinter.properties(create.properties()));
    }
    return out.toString();
  }

  private static void clustering(StringBuilder out, CreateTable.Clustering clustering) {
    if (clustering.buckets() == 0) {
      return;
    }
    out.append(
        clustering.columns().stream()
            .map(HiveText::name)
            .collect(Collectors.joining(", ", " CLUSTERED BY (", ")")));
    if (!clustering.sorted().isEmpty()) {
      out.append(
          clustering.sorted().stream()
              .map(one -> HiveText.name(one.name()) + (one.ascending() ? " ASC" : " DESC"))
              .collect(Collectors.joining(", ", " SORTED BY (", ")")));
    }
    out.append(" INTO ").append(clustering.buckets()).append(" BUCKETS");
  }

  /// @return what stands behind the format of the files
  private static String rowFormat(StringBuilder out, HiveRowFormat rows) {
    return switch (rows) {
      case HiveRowFormat.Unsaid unsaid -> "";
      case HiveRowFormat.Delimited delimited -> {
        out.append(" ROW FORMAT DELIMITED")
            .append(HivePrinter.said(" FIELDS TERMINATED BY ", delimited.field()))
            .append(HivePrinter.said(" ESCAPED BY ", delimited.escape()))
            .append(HivePrinter.said(" COLLECTION ITEMS TERMINATED BY ", delimited.items()))
            .append(HivePrinter.said(" MAP KEYS TERMINATED BY ", delimited.mapKeys()))
            .append(HivePrinter.said(" LINES TERMINATED BY ", delimited.lines()))
            .append(
                delimited.nulls() == null
                    ? ""
                    : " NULL DEFINED AS " + HiveText.quoted(delimited.nulls()));
        yield "";
      }
      case HiveRowFormat.Serde serde -> {
        String properties =
            serde.properties().isEmpty()
                ? ""
                : " WITH SERDEPROPERTIES " + HivePrinter.properties(serde.properties());
        if (serde.library().isEmpty()) {
          yield properties;
        }
        out.append(" ROW FORMAT SERDE ")
            .append(HiveText.quoted(serde.library()))
            .append(properties);
        yield "";
      }
    };
  }

  private static void fileFormat(StringBuilder out, HiveFileFormat files) {
    switch (files) {
      case HiveFileFormat.Unsaid unsaid -> {}
      case HiveFileFormat.Named named -> out.append(" STORED AS ").append(named.name());
      case HiveFileFormat.Classes classes ->
          out.append(" STORED AS INPUTFORMAT ")
              .append(HiveText.quoted(classes.input()))
              .append(" OUTPUTFORMAT ")
              .append(HiveText.quoted(classes.output()));
    }
  }
}
