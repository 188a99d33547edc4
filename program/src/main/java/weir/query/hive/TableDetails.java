package weir.query.hive;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weir.store.catalog.CatalogPartition;
import weir.store.catalog.CatalogStorage;
import weir.store.catalog.CatalogTable;

/// What `DESCRIBE EXTENDED` and `FORMATTED` say beyond the columns.
final class TableDetails {
  private static final String BLANK = "\t \t ";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private TableDetails() {}

  /// @param partition null for the table itself
  static List<String> formatted(CatalogTable table, @Nullable CatalogPartition partition) {
    List<String> lines = new ArrayList<>();
    CatalogStorage storage = partition == null ? table.storage() : partition.storage();
    lines.add(BLANK);
    lines.add(
        partition == null
            ? "# Detailed Table Information\t \t "
            : "# Detailed Partition Information\t \t ");
    if (partition != null) {
      lines.add(pair("Partition Value:", partition.values().toString()));
    }
    lines.add(pair("Database:", table.name().database()));
    if (partition != null) {
      lines.add(pair("Table:", table.name().table()));
    }
    lines.add(pair("Owner:", table.definition().owner()));
    lines.add(
        pair(
            "CreateTime:",
            TIME.format(partition == null ? table.history().created() : partition.created())));
    lines.add(pair("LastAccessTime:", "UNKNOWN"));
    lines.add(pair("Protect Mode:", "None"));
    lines.add(pair("Retention:", String.valueOf(table.definition().upkeep().retention())));
    lines.add(pair("Location:", storage.location()));
    lines.add(pair("Table Type:", table.definition().type()));
    lines.add("Table Parameters:\t \t ");
    parameters(partition == null ? table.parameters() : partition.parameters(), lines);
    if (table.isView()) {
      lines.add(BLANK);
      lines.add("# View Information\t \t ");
      lines.add(pair("View Original Text:", table.definition().view().original()));
      lines.add(pair("View Expanded Text:", table.definition().view().expanded()));
    }
    lines.addAll(storage(storage));
    return lines;
  }

  private static List<String> storage(CatalogStorage storage) {
    List<String> lines = new ArrayList<>();
    lines.add(BLANK);
    lines.add("# Storage Information\t \t ");
    lines.add(pair("SerDe Library:", storage.format().serde().library()));
    lines.add(pair("InputFormat:", storage.format().input()));
    lines.add(pair("OutputFormat:", storage.format().output()));
    lines.add(pair("Compressed:", storage.format().compressed() ? "Yes" : "No"));
    lines.add(pair("Num Buckets:", String.valueOf(buckets(storage))));
    lines.add(pair("Bucket Columns:", storage.bucketing().columns().toString()));
    lines.add(pair("Sort Columns:", sorted(storage).toString()));
    lines.add("Storage Desc Params:\t \t ");
    parameters(storage.format().serde().parameters(), lines);
    return lines;
  }

  private static int buckets(CatalogStorage storage) {
    return storage.bucketing().number() == 0 ? -1 : storage.bucketing().number();
  }

  private static List<String> sorted(CatalogStorage storage) {
    return storage.bucketing().sorted().stream()
        .map(one -> "Order(col:" + one.name() + ", order:" + (one.ascending() ? 1 : 0) + ")")
        .toList();
  }

  private static String pair(String name, String value) {
    return String.format(Locale.ROOT, "%-20s\t%-20s\t ", name, value);
  }

  private static void parameters(Map<String, String> parameters, List<String> lines) {
    new TreeMap<>(parameters)
        .forEach((key, value) ->
            lines.add(String.format(Locale.ROOT, "\t%-20s\t%-20s", key, escaped(value))));
  }

  private static String escaped(String value) {
    return value.replace("\n", "\\n").replace("\t", "\\t");
  }

  /// Everything in one line.
  static String line(CatalogTable table, CatalogStorage storage) {
    StringJoiner columns = new StringJoiner(", ", "[", "]");
    storage
        .columns()
        .forEach(
            one -> columns.add("FieldSchema(name:" + one.name() + ", type:" + one.type() + ")"));
    return "Table(tableName:"
        + table.name().table()
        + ", dbName:"
        + table.name().database()
        + ", owner:"
        + table.definition().owner()
        + ", createTime:"
        + table.history().created().getEpochSecond()
        + ", retention:"
        + table.definition().upkeep().retention()
        + ", sd:StorageDescriptor(cols:"
        + columns
        + ", location:"
        + storage.location()
        + ", inputFormat:"
        + storage.format().input()
        + ", outputFormat:"
        + storage.format().output()
        + ", serdeInfo:SerDeInfo(serializationLib:"
        + storage.format().serde().library()
        + ", parameters:"
        + escaped(storage.format().serde().parameters().toString())
        + ")), parameters:"
        + table.parameters()
        + ", tableType:"
        + table.definition().type()
        + ")";
  }
}
