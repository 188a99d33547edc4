package weir.query.partition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlName;

/// The partitions of a table that follow from rules in its properties, so that no catalogue needs
/// to know them: every combination of its columns' values.
public final class PartitionProjection {
  private static final String ENABLED = "projection.enabled";
  private static final String TEMPLATE = "storage.location.template";

  private final List<SqlColumn> columns;
  private final List<ProjectedKey> keys;
  private final LocationTemplate template;

  private PartitionProjection(
      List<SqlColumn> columns, List<ProjectedKey> keys, LocationTemplate template) {
    this.columns = columns;
    this.keys = keys;
    this.template = template;
  }

  /// Whether a table's properties turn projection on.
  public static boolean isEnabled(Map<String, String> properties) {
    return Boolean.parseBoolean(lowerCase(properties).getOrDefault(ENABLED, "").trim());
  }

  /// Reads a table's rules.
  ///
  /// @param columns the partition columns
  /// @param location the table's, for the default layout
  /// @param now what `NOW` stands for
  /// @throws SqlFault when a rule is missing or makes no sense
  public static PartitionProjection of(
      SqlName name,
      List<SqlColumn> columns,
      Map<String, String> properties,
      String location,
      Instant now) {
    Map<String, String> lower = lowerCase(properties);
    String table = name.schema() + "." + name.table();
    List<String> missing =
        columns.stream()
            .map(SqlColumn::name)
            .filter(column -> !lower.containsKey("projection." + column + ".type"))
            .toList();
    if (!missing.isEmpty()) {
      throw new SqlFault(
          "HIVE_METASTORE_ERROR",
          0,
          0,
          "Table %s is configured for partition projection, but the following partition columns"
                  .formatted(table)
              + " are missing projection configuration: %s (table %s)".formatted(missing, table));
    }
    KeyReader reader = new KeyReader(table, lower, now);
    List<ProjectedKey> keys = columns.stream().map(reader::read).toList();
    String template = lower.get(TEMPLATE);
    return new PartitionProjection(
        List.copyOf(columns),
        keys,
        template == null
            ? LocationTemplate.ofHive(columns, location)
            : LocationTemplate.of(table, columns, template));
  }

  /// Properties' names are in any case, values are kept.
  private static Map<String, String> lowerCase(Map<String, String> properties) {
    Map<String, String> lower = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    lower.putAll(properties);
    return lower;
  }

  /// What the locations of all partitions begin with, down to a folder.
  public String root() {
    String root = template.root();
    return root.substring(0, root.lastIndexOf('/') + 1);
  }

  public List<SqlColumn> columns() {
    return columns;
  }

  /// The values that a column can have in a query that pins some columns.
  ///
  /// @throws SqlFault when there are more than `most`, or the query does not say an injected value
  public List<String> values(int column, Map<String, List<String>> pinned, int most) {
    ProjectedKey key = keys.get(column);
    String name = columns.get(column).name();
    List<String> fixed = pinned.get(name);
    if (fixed != null) {
      return key.among(fixed);
    }
    List<String> values = new ArrayList<>();
    key.values()
        .orElseThrow(() ->
            new SqlFault(
                "CONSTRAINT_VIOLATION",
                0,
                0,
                "For the injected projected partition column %s, the WHERE clause must contain only"
                        .formatted(name)
                    + " static equality conditions, and at least one such condition must be"
                    + " present."))
        .limit(most + 1L)
        .forEach(values::add);
    if (values.size() > most) {
      throw new SqlFault(
          "HIVE_EXCEEDED_PARTITION_LIMIT",
          0,
          0,
          "the partition column %s is projected to %d values; a query that does not fix it may go"
                  .formatted(name, key.count())
              + " through %d".formatted(most));
    }
    return values;
  }

  /// Where the partition with these values lies.
  public String location(List<String> values) {
    return template.location(values);
  }
}
