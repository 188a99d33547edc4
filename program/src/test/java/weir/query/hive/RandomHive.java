package weir.query.hive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import weir.store.catalog.Bucketing;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.TableName;

/// Makes statements in Hive's dialect at random.
final class RandomHive {
  private static final String SIGNS = "aZ09_-.'\"\\`\n\t\0;/%=()é ,\u0007";
  private static final List<String> TYPES =
      List.of("int", "string", "bigint", "decimal(10,2)", "varchar(7)", "date", "boolean");

  private final Random random;

  RandomHive(Random random) {
    this.random = random;
  }

  HiveStatement statement() {
    return switch (random.nextInt(9)) {
      case 0 -> create();
      case 1 ->
          new DatabaseStatement.Create(
              name(), random.nextBoolean(), maybe(), maybe(), properties(0));
      case 2 -> new DatabaseStatement.Drop(name(), random.nextBoolean(), random.nextBoolean());
      case 3 -> new DropRelation(table(), random.nextBoolean(), random.nextBoolean());
      case 4, 5 -> new AlterTable(table(), change());
      case 6 -> new RepairTable(table());
      case 7 -> show();
      default ->
          new DescribeStatement.Table(
              DescribeStatement.Detail.values()[random.nextInt(3)],
              table(),
              partition(0),
              random.nextBoolean() ? List.of() : List.of("a.", "b_" + random.nextInt(9)));
    };
  }

  private ShowStatement show() {
    return switch (random.nextInt(5)) {
      case 0 -> new ShowStatement.Databases(maybe());
      case 1 -> new ShowStatement.Tables(random.nextBoolean() ? "" : name(), maybe());
      case 2 -> new ShowStatement.Partitions(table(), partition(0));
      case 3 -> new ShowStatement.Properties(table(), maybe());
      default -> new ShowStatement.Columns(table());
    };
  }

  private AlterTable.Change change() {
    return switch (random.nextInt(7)) {
      case 0 ->
          new AlterTable.AddPartitions(
              random.nextBoolean(),
              List.of(
                  new AlterTable.PartitionPlace(partition(1), maybe()),
                  new AlterTable.PartitionPlace(partition(1), text())));
      case 1 ->
          new AlterTable.DropPartitions(random.nextBoolean(), List.of(partition(1), partition(1)));
      case 2 -> new AlterTable.RenamePartition(partition(1), partition(1));
      case 3 -> new AlterTable.SetLocation(partition(0), text());
      case 4 -> new AlterTable.SetProperties(properties(1));
      case 5 -> new AlterTable.SetColumns(partition(0), columns(), random.nextBoolean());
      default ->
          new AlterTable.ChangeColumn(
              name(),
              column(),
              random.nextBoolean()
                  ? new AlterTable.ColumnPlace(true, "")
                  : new AlterTable.ColumnPlace(false, random.nextBoolean() ? "" : name()));
    };
  }

  private CreateTable create() {
    return new CreateTable(
        table(),
        true,
        random.nextBoolean(),
        new CreateTable.Body(columns(), maybe()),
        random.nextBoolean() ? List.of() : columns(),
        random.nextBoolean()
            ? CreateTable.Clustering.NONE
            : new CreateTable.Clustering(
                List.of(name()),
                List.of(new Bucketing.SortColumn(name(), random.nextBoolean())),
                1 + random.nextInt(9)),
        rows(),
        files(),
        maybe(),
        properties(0));
  }

  private HiveRowFormat rows() {
    return switch (random.nextInt(3)) {
      case 0 -> new HiveRowFormat.Unsaid();
      case 1 ->
          new HiveRowFormat.Delimited(
              maybe(), maybe(), maybe(), maybe(), maybe(), random.nextBoolean() ? null : maybe());
      default -> new HiveRowFormat.Serde(text(), properties(0));
    };
  }

  private HiveFileFormat files() {
    return switch (random.nextInt(3)) {
      case 0 -> new HiveFileFormat.Unsaid();
      case 1 ->
          new HiveFileFormat.Named(
              FileFormatName.values()[random.nextInt(FileFormatName.values().length)]);
      default -> new HiveFileFormat.Classes(text(), text());
    };
  }

  private List<CatalogColumn> columns() {
    List<CatalogColumn> columns = new ArrayList<>();
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      columns.add(column());
    }
    return columns;
  }

  private CatalogColumn column() {
    return new CatalogColumn(name(), type(2), maybe(), Map.of());
  }

  private String type(int depth) {
    return switch (depth == 0 ? 9 : random.nextInt(6)) {
      case 0 -> "array<" + type(depth - 1) + ">";
      case 1 -> "map<string," + type(depth - 1) + ">";
      case 2 ->
          "struct<"
              + HiveText.fieldName(name())
              + ":"
              + type(depth - 1)
              + ",b:"
              + type(depth - 1)
              + ">";
      default -> TYPES.get(random.nextInt(TYPES.size()));
    };
  }

  private PartitionSpec partition(int least) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int left = least + random.nextInt(3); left > 0; left--) {
      values.put(name(), maybe());
    }
    return new PartitionSpec(values);
  }

  private Map<String, String> properties(int least) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (int left = least + random.nextInt(3); left > 0; left--) {
      properties.put(text(), maybe());
    }
    return properties;
  }

  private HiveName table() {
    return new HiveName(random.nextBoolean() ? "" : name(), name());
  }

  private String name() {
    return TableName.folded(text());
  }

  private String maybe() {
    return random.nextBoolean() ? "" : text();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int left = 1 + random.nextInt(6); left > 0; left--) {
      text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return text.toString();
  }
}
