package weir.query.hive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import weir.query.athena.AthenaFault;
import weir.query.athena.StoppableObjects;
import weir.query.objects.ObjectSource;
import weir.query.sql.SqlSession;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.CatalogDatabase;
import weir.store.catalog.CatalogSerde;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.PartitionFilter;
import weir.store.catalog.StorageFormat;
import weir.store.catalog.TableDefinition;
import weir.store.catalog.TableName;
import weir.store.state.Scope;
import weir.store.state.StateStore;

class HiveExecutionTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String FLOWS =
      """
      CREATE EXTERNAL TABLE flows (version int, `end` bigint COMMENT 'the end')
      PARTITIONED BY (region string, day date)
      ROW FORMAT DELIMITED FIELDS TERMINATED BY ' '
      LOCATION 's3://b/logs/'
      TBLPROPERTIES ('skip.header.line.count'='1')
      """;

  private final Catalog catalog =
      new Catalog(StateStore.ephemeral(), new Scope("123456789012", "eu-central-1"), () -> NOW);
  private final ListedObjects objects = new ListedObjects();

  private HiveExecution execution(CatalogSight sight) {
    return new HiveExecution(
        catalog,
        objects,
        new SqlSession("awsdatacatalog", "net", NOW, "ann", ZoneOffset.UTC),
        sight);
  }

  private List<String> run(String text) {
    return execution(CatalogSight.ALL).run(HiveStatement.parse(text)).lines();
  }

  private String refusal(String text) {
    return assertThrows(DdlFault.class, () -> run(text)).sentence();
  }

  private void begin() {
    run("CREATE DATABASE net COMMENT 'flows' LOCATION 's3://b/'");
    run(FLOWS);
  }

  @Test
  void keepsATableAsGlueHasIt() {
    begin();
    CatalogTable table = catalog.table(new TableName("net", "flows"));
    assertEquals("s3://b/logs/", table.storage().location());
    assertEquals("EXTERNAL_TABLE", table.definition().type());
    assertEquals(
        Map.of(
            "EXTERNAL",
            "TRUE",
            "skip.header.line.count",
            "1",
            "transient_lastDdlTime",
            "1795262400"),
        table.parameters());
    assertEquals(
        new StorageFormat(
            "org.apache.hadoop.mapred.TextInputFormat",
            "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
            new CatalogSerde(
                "",
                "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
                Map.of("field.delim", " ", "serialization.format", " "))),
        table.storage().format());
  }

  @Test
  void showsTheStatementThatMakesATable() {
    begin();
    List<String> lines = run("SHOW CREATE TABLE flows");
    assertEquals(
        """
        CREATE EXTERNAL TABLE `flows`(
          `version` int,\s
          `end` bigint COMMENT 'the end')
        PARTITIONED BY (\s
          `region` string,\s
          `day` date)
        ROW FORMAT DELIMITED\s
          FIELDS TERMINATED BY ' '\s
        STORED AS INPUTFORMAT\s
          'org.apache.hadoop.mapred.TextInputFormat'\s
        OUTPUTFORMAT\s
          'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
        LOCATION
          's3://b/logs/'
        TBLPROPERTIES (
          'skip.header.line.count'='1',\s
          'transient_lastDdlTime'='1795262400')\
        """,
        String.join("\n", lines));
    TableDefinition before = catalog.table(new TableName("net", "flows")).definition();
    run("DROP TABLE flows");
    run(String.join("\n", lines));
    assertEquals(before, catalog.table(new TableName("net", "flows")).definition());
  }

  /// Every documented table comes out of `SHOW CREATE TABLE` as it went in.
  @Test
  void makesTheSameTableFromWhatItShows() {
    begin();
    for (String text : HiveStatementTest.statements()) {
      if (HiveStatement.parse(text) instanceof CreateTable create) {
        TableName name = create.name().in("net");
        if (!name.database().equals("net")) {
          catalog.create(new CatalogDatabase(name.database(), "", "", Map.of(), List.of(), NOW));
        }
        run(text);
        TableDefinition made = catalog.table(name).definition();
        String shown = String.join("\n", run("SHOW CREATE TABLE " + name));
        run("DROP TABLE " + name);
        run(shown.replaceFirst("`" + name.table() + "`", name.toString()));
        assertEquals(made, catalog.table(name).definition(), shown);
        run("DROP TABLE " + name);
      }
    }
  }

  @Test
  void refusesTablesInAthenasWords() {
    assertEquals(
        "FAILED: SemanticException [Error 10072]: Database does not exist: net", refusal(FLOWS));
    begin();
    assertEquals(
        "FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask."
            + " AlreadyExistsException(message:Table flows already exists)",
        refusal(FLOWS));
    run(FLOWS.replace("TABLE flows", "TABLE IF NOT EXISTS flows"));
    assertEquals(
        "FAILED: SemanticException [Error 10035]: Column repeated in partitioning columns",
        refusal(FLOWS.replace("flows", "f2").replace("region", "version")));
    assertEquals(
        "FAILED: SemanticException [Error 10036]: Duplicate column name: a",
        refusal("CREATE EXTERNAL TABLE d (a int, A int) LOCATION 's3://b/'"));
    assertEquals(
        "FAILED: SemanticException [Error 10001]: Table not found net.nothing",
        refusal("DROP TABLE nothing"));
    assertEquals(List.of(), run("DROP TABLE IF EXISTS nothing"));
    assertTrue(refusal("CREATE TABLE m (a int) LOCATION 's3://b/'").contains("external"));
    assertTrue(refusal("CREATE EXTERNAL TABLE m (a int)").contains("LOCATION"));
    assertTrue(
        refusal("CREATE EXTERNAL TABLE m (a int) LOCATION 's3://b/*.gz'").contains("wildcards"));
    assertTrue(refusal("CREATE EXTERNAL TABLE m (a int) LOCATION 'b/'").contains("no location"));
  }

  @Test
  void dropsADatabaseWithTablesOnlyByCascade() {
    begin();
    assertTrue(refusal("DROP DATABASE net").contains("is not empty. One or more tables exist."));
    run("DROP DATABASE net CASCADE");
    assertEquals(List.of(), run("SHOW DATABASES"));
    assertEquals(List.of(), run("DROP DATABASE IF EXISTS net"));
  }

  @Test
  void showsNamesByPatternAndSight() {
    begin();
    run(FLOWS.replace("flows", "other"));
    catalog.create(
        new TableName("net", "v"),
        new StoredView("SELECT 1 a", "awsdatacatalog", "net", List.of()).definition(""),
        "");
    assertEquals(List.of("flows", "other", "v"), run("SHOW TABLES"));
    assertEquals(List.of("flows", "v"), run("show tables in net 'f*|V'"));
    assertEquals(List.of("other"), run("SHOW TABLES '.*[rs]t?her|other'"));
    assertEquals(List.of("v"), run("SHOW VIEWS"));
    assertEquals(List.of("net"), run("SHOW DATABASES LIKE '*e*'"));
    CatalogSight blind =
        new CatalogSight() {
          @Override
          public boolean seesDatabase(String name) {
            return false;
          }

          @Override
          public boolean seesTable(TableName name) {
            return name.table().equals("other");
          }
        };
    assertEquals(
        List.of("other"), execution(blind).run(HiveStatement.parse("SHOW TABLES")).lines());
    assertEquals(List.of(), execution(blind).run(HiveStatement.parse("SHOW DATABASES")).lines());
  }

  @Test
  void describesColumnsAndKeys() {
    begin();
    String blank = " ".repeat(20);
    assertEquals(
        List.of(
            "version             \tint                 \t" + blank,
            "end                 \tbigint              \tthe end             ",
            "region              \tstring              \t" + blank,
            "day                 \tdate                \t" + blank,
            "\t \t ",
            "# Partition Information\t \t ",
            "# col_name          \tdata_type           \tcomment             ",
            "\t \t ",
            "region              \tstring              \t" + blank,
            "day                 \tdate                \t" + blank),
        run("DESCRIBE flows"));
    assertEquals(
        List.of("end                 \tbigint              \tthe end             "),
        run("DESCRIBE flows `end`"));
    List<String> formatted = run("DESCRIBE FORMATTED flows");
    assertTrue(
        formatted.contains("Location:           \ts3://b/logs/        \t "), formatted::toString);
    assertTrue(
        formatted.contains("CreateTime:         \tSat Nov 21 12:00:00 UTC 2026\t "),
        formatted::toString);
    assertEquals(
        List.of(
            "version             ",
            "end                 ",
            "region              ",
            "day                 "),
        run("SHOW COLUMNS IN flows"));
    assertEquals(List.of("net\tflows\ts3://b/"), run("DESCRIBE DATABASE net"));
    assertTrue(run("DESCRIBE EXTENDED flows").getLast().startsWith("Detailed Table Information\t"));
  }

  @Test
  void looksIntoStructs() {
    begin();
    run("CREATE EXTERNAL TABLE s (a struct<b:struct<c:int>>) LOCATION 's3://b/s/'");
    assertEquals(
        List.of("c                   \tint                 \t" + " ".repeat(20)),
        run("DESCRIBE s a.b.c"));
  }

  @Test
  void changesPartitions() {
    begin();
    run(
        "ALTER TABLE flows ADD PARTITION (region='eu', day='2026-11-20')"
            + " PARTITION (region='us', day='2026-11-21') LOCATION 's3://x/us'");
    assertEquals(
        List.of("region=eu/day=2026-11-20", "region=us/day=2026-11-21"),
        run("SHOW PARTITIONS flows"));
    CatalogTable table = catalog.table(new TableName("net", "flows"));
    assertEquals(
        List.of("s3://b/logs/region=eu/day=2026-11-20/", "s3://x/us"),
        catalog.partitions().list(table, PartitionFilter.ALL).stream()
            .map(one -> one.storage().location())
            .toList());
    assertEquals(
        "FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask."
            + " AlreadyExistsException(message:Partition already exists.)",
        refusal("ALTER TABLE flows ADD PARTITION (region='eu', day='2026-11-20')"));
    run("ALTER TABLE flows ADD IF NOT EXISTS PARTITION (region='eu', day='2026-11-20')");
    run(
        "ALTER TABLE flows PARTITION (region='eu', day='2026-11-20') RENAME TO"
            + " PARTITION (region='eu', day='2026-11-19')");
    run("ALTER TABLE flows PARTITION (region='eu', day='2026-11-19') SET LOCATION 's3://y/'");
    assertEquals(
        "s3://y/",
        catalog.partitions().partition(table, List.of("eu", "2026-11-19")).storage().location());
    assertEquals(
        "FAILED: SemanticException [Error 10006]: Partition not found {region=asia,"
            + " day=2026-11-19}",
        refusal("ALTER TABLE flows DROP PARTITION (region='asia', day='2026-11-19')"));
    run("ALTER TABLE flows DROP PARTITION (region='us')");
    assertEquals(List.of("region=eu/day=2026-11-19"), run("SHOW PARTITIONS flows"));
    assertTrue(
        refusal("ALTER TABLE flows ADD PARTITION (region='eu')").contains("doesn't contain"));
  }

  @Test
  void changesColumns() {
    begin();
    run("ALTER TABLE flows ADD COLUMNS (action string)");
    run("ALTER TABLE flows CHANGE COLUMN `end` finish bigint FIRST");
    run("ALTER TABLE flows CHANGE version version bigint COMMENT 'v' AFTER action");
    CatalogTable table = catalog.table(new TableName("net", "flows"));
    assertEquals(
        List.of(
            new CatalogColumn("finish", "bigint", "the end", Map.of()),
            CatalogColumn.of("action", "string"),
            new CatalogColumn("version", "bigint", "v", Map.of())),
        table.columns());
    assertEquals(3, table.history().version());
    assertTrue(refusal("ALTER TABLE flows ADD COLUMNS (Action int)").contains("Duplicate column"));
    assertTrue(refusal("ALTER TABLE flows ADD COLUMNS (day int)").contains("conflicts"));
    run("ALTER TABLE flows REPLACE COLUMNS (a int)");
    run("ALTER TABLE flows SET TBLPROPERTIES ('x'='y')");
    assertEquals(List.of("y"), run("SHOW TBLPROPERTIES flows('x')"));
  }

  @Test
  void repairsWhatItFindsInFolders() {
    begin();
    run("ALTER TABLE flows ADD PARTITION (region='old', day='2026-01-01')");
    objects.add(
        "s3://b/logs/region=eu/day=2026-11-20/a.gz",
        "s3://b/logs/region=eu/day=2026-11-20/b.gz",
        "s3://b/logs/region=eu/day=2026-11-21/deep/a.gz",
        "s3://b/logs/region=e%3Du/day=2026-11-21/a.gz",
        "s3://b/logs/region=eu/day=a:b/a.gz",
        "s3://b/logs/Region=eu/day=2026-11-22/a.gz",
        "s3://b/logs/stray.gz",
        "s3://b/logs/region=eu/stray.gz");
    assertEquals(
        List.of(
            "Partitions not in metastore:\tflows:region=e%3Du/day=2026-11-21"
                + "\tflows:region=eu/day=2026-11-20\tflows:region=eu/day=2026-11-21",
            "Partitions missing from filesystem:\tflows:region=old/day=2026-01-01",
            "Repair: Added partition to metastore flows:region=e%3Du/day=2026-11-21",
            "Repair: Added partition to metastore flows:region=eu/day=2026-11-20",
            "Repair: Added partition to metastore flows:region=eu/day=2026-11-21"),
        run("MSCK REPAIR TABLE flows"));
    assertEquals(
        List.of("Partitions missing from filesystem:\tflows:region=old/day=2026-01-01"),
        run("MSCK REPAIR TABLE flows"));
    assertEquals(4, run("SHOW PARTITIONS flows").size());
  }

  @Test
  void aRepairThatIsCancelledEndsWhileItLists() {
    begin();
    for (int day = 10; day < 30; day++) {
      objects.add("s3://b/logs/region=eu/day=2026-11-" + day + "/a");
    }
    AtomicInteger looks = new AtomicInteger();
    ObjectSource stoppable =
        new StoppableObjects(
            objects,
            () -> {
              if (looks.incrementAndGet() > 5) {
                throw AthenaFault.named("USER_CANCELED", "Query cancelled");
              }
            });
    HiveExecution repair =
        new HiveExecution(
            catalog,
            stoppable,
            new SqlSession("awsdatacatalog", "net", NOW, "ann", ZoneOffset.UTC),
            CatalogSight.ALL);
    AthenaFault cancelled =
        assertThrows(
            AthenaFault.class, () -> repair.run(HiveStatement.parse("MSCK REPAIR TABLE flows")));
    assertEquals("USER_CANCELED: Query cancelled", cancelled.reason());
    assertEquals(6, looks.get());
    assertEquals(List.of(), run("SHOW PARTITIONS flows"));
  }

  @Test
  void keepsAViewAsAthenaDoes() {
    begin();
    StoredView view =
        new StoredView(
            "SELECT 1 AS \"é\"",
            "awsdatacatalog",
            "net",
            List.of(new StoredView.Column("é", "integer")));
    assertEquals(view, StoredView.decode(view.encode()));
    catalog.create(new TableName("net", "v"), view.definition(""), "");
    CatalogTable table = catalog.table(new TableName("net", "v"));
    assertTrue(table.definition().view().original().startsWith("/* Presto View: "));
    assertEquals(Optional.of(view), StoredView.of(table));
    assertEquals(List.of("CREATE VIEW \"v\" AS ", "SELECT 1 AS \"é\""), run("SHOW CREATE VIEW v"));
    assertTrue(refusal("DROP TABLE v").contains("Cannot drop a view with DROP TABLE"));
    run("DROP VIEW v");
  }

  @Test
  void namesWhatAStatementNeeds() {
    assertEquals(
        List.of(
            new CatalogNeed("GetTable", "net", "flows"),
            new CatalogNeed("GetPartitions", "net", "flows"),
            new CatalogNeed("BatchCreatePartition", "net", "flows")),
        CatalogNeed.of(HiveStatement.parse("MSCK REPAIR TABLE flows"), "net"));
    for (String text : HiveStatementTest.statements()) {
      assertFalse(CatalogNeed.of(HiveStatement.parse(text), "net").isEmpty(), text);
    }
  }
}
