package weir.query.hive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weir.store.catalog.CatalogColumn;

class HiveStatementTest {
  /// The documented tables over flow logs and what else people write, one statement each.
  static List<String> statements() {
    return List.of(
        """
        CREATE EXTERNAL TABLE IF NOT EXISTS `vpc_flow_logs` (
          version int,
          account_id string,
          start bigint,
          `end` bigint -- a comment
        )
        PARTITIONED BY (`date` date)
        ROW FORMAT DELIMITED
        FIELDS TERMINATED BY ' '
        LOCATION 's3://amzn-s3-demo-bucket/prefix/AWSLogs/{account_id}/vpcflowlogs/{region_code}/'
        TBLPROPERTIES ("skip.header.line.count"="1");
        """,
        """
        CREATE EXTERNAL TABLE IF NOT EXISTS vpc_flow_logs_parquet (
          version int, bytes bigint)
        PARTITIONED BY (
          `aws-account-id` string,
          `aws-service` string,
          `hour` string)
        ROW FORMAT SERDE
          'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
        STORED AS INPUTFORMAT
          'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
        OUTPUTFORMAT
          'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
        LOCATION
          's3://amzn-s3-demo-bucket/prefix/AWSLogs/'
        TBLPROPERTIES (
          'EXTERNAL'='true',
          'skip.header.line.count'='1'
        )
        """,
        """
        create external table test_table_vpclogs (version int, `type` string comment 'it\\'s')
        partitioned by (region string, day string)
        row format delimited fields terminated by ' '
        location 's3://b/AWSLogs/1/vpcflowlogs/'
        tblproperties
        (
        "projection.enabled" = "true",
        "projection.region.type" = "enum",
        "projection.day.range" = "2021/01/01,NOW",
        "storage.location.template" = "s3://b/AWSLogs/1/vpcflowlogs/${region}/${day}"
        )
        """,
        """
        CREATE EXTERNAL TABLE db.nested (
          a array<struct<x:int,y:map<string,array<double>>>> COMMENT 'deep',
          d decimal(10, 2), v varchar(20), c char(3), p double precision)
        COMMENT 'all types'
        CLUSTERED BY (v, c) SORTED BY (v ASC, c DESC) INTO 16 BUCKETS
        ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
        WITH SERDEPROPERTIES ('ignore.malformed.json' = 'true', 'mapping.x' = 'X')
        STORED AS TEXTFILE
        LOCATION 's3://b/'
        """,
        """
        CREATE EXTERNAL TABLE t (a int) ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t'
        ESCAPED BY '\\\\' COLLECTION ITEMS TERMINATED BY '\\002' MAP KEYS TERMINATED BY '\\u0003'
        LINES TERMINATED BY '\\n' NULL DEFINED AS ''
        LOCATION 's3://b/c/'
        """,
        "CREATE EXTERNAL TABLE p (a int) STORED AS PARQUET LOCATION 's3://b/p/'",
        "CREATE DATABASE IF NOT EXISTS flows COMMENT 'c' LOCATION 's3://b/' WITH DBPROPERTIES"
            + " ('a'='b')",
        "CREATE SCHEMA flows",
        "DROP DATABASE IF EXISTS flows CASCADE",
        "DROP SCHEMA flows RESTRICT",
        "ALTER DATABASE flows SET DBPROPERTIES ('a'='b')",
        "DROP TABLE IF EXISTS awsdatacatalog.db.t",
        "DROP VIEW v",
        "ALTER TABLE t ADD IF NOT EXISTS PARTITION (`date`='2026-11-21') LOCATION 's3://b/x'"
            + " PARTITION (date='2026-11-22')",
        "ALTER TABLE t ADD PARTITION (y=2026, m=11, d=date '2026-11-21')",
        "ALTER TABLE t DROP IF EXISTS PARTITION (y=1), PARTITION (y=-2)",
        "ALTER TABLE t PARTITION (y='1') RENAME TO PARTITION (y='2')",
        "ALTER TABLE t SET LOCATION 's3://b/y/'",
        "ALTER TABLE t PARTITION (y='1') SET LOCATION 's3://b/y/'",
        "ALTER TABLE t SET TBLPROPERTIES ('a'='b', 'c'='d')",
        "ALTER TABLE t ADD COLUMNS (x int COMMENT 'n', y array<string>)",
        "ALTER TABLE t PARTITION (y='1') ADD COLUMNS (x int)",
        "ALTER TABLE t REPLACE COLUMNS (x int)",
        "ALTER TABLE t CHANGE COLUMN a b bigint COMMENT 'n' AFTER c",
        "ALTER TABLE t CHANGE a a int FIRST",
        "MSCK REPAIR TABLE db.t",
        "SHOW DATABASES",
        "show schemas like 'flow*'",
        "SHOW TABLES",
        "show tables from `default`",
        "SHOW TABLES IN db '*flow*|x'",
        "SHOW VIEWS IN db LIKE 'v*'",
        "SHOW COLUMNS FROM t IN db",
        "SHOW COLUMNS IN db.t",
        "SHOW PARTITIONS t",
        "SHOW CREATE TABLE t",
        "SHOW CREATE VIEW v",
        "SHOW TBLPROPERTIES t('x')",
        "SHOW TBLPROPERTIES t",
        "DESCRIBE t",
        "DESC FORMATTED db.t",
        "DESCRIBE EXTENDED t PARTITION (y='1')",
        "DESCRIBE t a.b.c",
        "DESCRIBE DATABASE EXTENDED db",
        "DESCRIBE SCHEMA db");
  }

  @Test
  void printsWhatItReadsSoThatItReadsTheSame() {
    for (String text : statements()) {
      HiveStatement once = HiveStatement.parse(text);
      HiveStatement again = HiveStatement.parse(once.print());
      assertEquals(once, again, () -> text + "\n" + once.print());
      assertEquals(once.print(), again.print());
    }
  }

  @Test
  void tellsItselfFromTrinosSql() {
    for (String text : statements()) {
      assertTrue(HiveStatement.isMeant(text), text);
    }
    for (String text :
        List.of(
            "SELECT 1",
            "-- x\nWITH a AS (SELECT 1) SELECT * FROM a",
            "CREATE TABLE t WITH (format = 'PARQUET') AS SELECT 1 a",
            "create table t as select 1 a",
            "CREATE VIEW v AS SELECT 1 a",
            "CREATE OR REPLACE VIEW v AS SELECT 1 a",
            "EXPLAIN SELECT 1",
            "SHOW FUNCTIONS",
            "DESCRIBE INPUT x",
            "",
            "UNLOAD (SELECT 1) TO 's3://b/'")) {
      assertFalse(HiveStatement.isMeant(text), text);
    }
    assertTrue(HiveStatement.isMeant("CREATE EXTERNAL TABLE t (a int COMMENT 'open"));
    assertTrue(HiveStatement.isMeant("CREATE TABLE t (a int) STORED AS PARQUET"));
  }

  @Test
  void readsWhatTheDocumentedTableSays() {
    CreateTable create =
        assertInstanceOf(CreateTable.class, HiveStatement.parse(statements().getFirst()));
    assertEquals(new HiveName("", "vpc_flow_logs"), create.name());
    assertEquals(
        List.of("version", "account_id", "start", "end"),
        create.body().columns().stream().map(CatalogColumn::name).toList());
    assertEquals(List.of(CatalogColumn.of("date", "date")), create.partitionKeys());
    assertEquals(new HiveRowFormat.Delimited(" ", "", "", "", "", null), create.rowFormat());
    assertEquals(Map.of("skip.header.line.count", "1"), create.properties());
  }

  @Test
  void undoesEscapes() {
    CreateTable create =
        assertInstanceOf(CreateTable.class, HiveStatement.parse(statements().get(4)));
    assertEquals(
        new HiveRowFormat.Delimited("\t", "\\", "\u0002", "\u0003", "\n", ""), create.rowFormat());
  }

  private static String refusal(String text) {
    return assertThrows(DdlFault.class, () -> HiveStatement.parse(text)).sentence();
  }

  @Test
  void takesDoubledQuotationMarksAsOne() {
    DatabaseStatement.Create created =
        assertInstanceOf(
            DatabaseStatement.Create.class,
            HiveStatement.parse(
                """
                CREATE DATABASE d COMMENT 'it''s' WITH DBPROPERTIES ("a""b"='', 'c'='''')\
                """));
    assertEquals("it's", created.comment());
    assertEquals(Map.of("a\"b", "", "c", "'"), created.properties());
  }

  @Test
  void saysWhereAStatementIsWrong() {
    assertEquals(
        "FAILED: ParseException line 1:16 cannot recognize input near 'TABEL' 't' '(' in ddl"
            + " statement",
        refusal("CREATE EXTERNAL TABEL t (a int)"));
    assertEquals(
        "FAILED: ParseException line 2:2 cannot recognize input near 'integr' ')' 'LOCATION' in"
            + " column type",
        refusal("CREATE EXTERNAL TABLE t (a\n  integr) LOCATION 's3://b/'"));
    assertEquals(
        "FAILED: ParseException line 1:31 mismatched input 'b' expecting ) near 'int'",
        refusal("CREATE EXTERNAL TABLE t (a int b string)"));
    assertEquals(
        "FAILED: ParseException line 1:16 missing EOF at 'u' near ''t''",
        refusal("SHOW TABLES 't' u"));
    assertEquals(
        "FAILED: ParseException line 1:11 cannot recognize input near '<EOF>' '<EOF>' '<EOF>' in"
            + " alter table statement",
        refusal("ALTER TABLE"));
    assertEquals(
        "FAILED: SemanticException Unrecognized file format in STORED AS clause: 'PARKET'",
        refusal("CREATE EXTERNAL TABLE t (a int) STORED AS PARKET"));
    assertTrue(refusal("SHOW TABLES 'x").contains("mismatched input '<EOF>' expecting '"));
    assertTrue(
        refusal("CREATE EXTERNAL TABLE t (a " + "array<".repeat(20_000) + "int")
            .contains("column type"));
  }

  @Test
  void readsBackRandomStatements() {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    RandomHive random = new RandomHive(new Random(seed));
    for (int i = 0; i < 5_000; i++) {
      HiveStatement statement = random.statement();
      String text = statement.print();
      assertEquals(statement, HiveStatement.parse(text), () -> "seed " + seed + ": " + text);
    }
  }
}
