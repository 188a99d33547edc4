package weir.query.athena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import weir.query.engine.PartitionSource;
import weir.query.engine.TableFormat;
import weir.query.engine.TableSource;
import weir.query.hive.CreateTable;
import weir.query.hive.HiveStatement;
import weir.query.hive.NewTable;
import weir.query.lines.JsonKeys;
import weir.query.lines.LineSerde;
import weir.query.objects.ObjectAddress;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlName;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogDatabase;
import weir.store.catalog.CatalogPartition;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.TableName;
import weir.store.state.Scope;
import weir.store.state.StateStore;

class CatalogTablesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private final Catalog catalog =
      new Catalog(StateStore.ephemeral(), new Scope("123456789012", "eu-central-1"), () -> NOW);

  private TableSource source(String text) {
    CreateTable create = assertInstanceOf(CreateTable.class, HiveStatement.parse(text));
    TableName name = create.name().in("net");
    if (catalog.findDatabase(name.database()).isEmpty()) {
      catalog.create(new CatalogDatabase(name.database(), "", "", Map.of(), List.of(), NOW));
    }
    CatalogTable table = catalog.create(name, NewTable.of(create, NOW), "");
    return new CatalogTables(catalog)
        .source(new SqlName("awsdatacatalog", name.database(), name.table()), table);
  }

  private String refusal(String text) {
    return assertThrows(SqlFault.class, () -> source(text)).text();
  }

  @Test
  void hasColumnsThenKeysThenHiddenOnes() {
    TableSource source =
        source(
            "CREATE EXTERNAL TABLE t (a int, b array<string>) PARTITIONED BY (d date)"
                + " STORED AS PARQUET LOCATION 's3://b/t'");
    assertEquals(
        List.of("a integer", "b array(varchar)", "d date", "$path varchar"),
        source.table().columns().stream()
            .limit(4)
            .map(column -> column.name() + " " + column.type().text())
            .toList());
    assertTrue(source.table().columns().get(2).partition());
    assertTrue(source.table().columns().get(3).hidden());
    assertInstanceOf(TableFormat.Parquet.class, source.format());
    assertEquals(new PartitionSource.Listed(List.of()), source.partitions());
  }

  @Test
  void knowsPartitionsAndNull() {
    source("CREATE EXTERNAL TABLE t (a int) PARTITIONED BY (d string) LOCATION 's3://b/t'");
    CatalogTable table = catalog.table(new TableName("net", "t"));
    catalog
        .partitions()
        .create(
            table,
            List.of(
                CatalogPartition.of(List.of("1"), table.storage().at("s3://b/1"), NOW),
                CatalogPartition.of(
                    List.of("__HIVE_DEFAULT_PARTITION__"), table.storage().at("s3://b/n/"), NOW)));
    TableSource source =
        new CatalogTables(catalog).source(new SqlName("awsdatacatalog", "net", "t"), table);
    assertEquals(
        new PartitionSource.Listed(
            List.of(
                new PartitionSource.Partition(List.of("1"), ObjectAddress.of("s3://b/1/")),
                new PartitionSource.Partition(
                    Collections.singletonList(null), ObjectAddress.of("s3://b/n/")))),
        source.partitions());
  }

  @Test
  void projectsWhenThePropertiesSaySo() {
    String table =
        "CREATE EXTERNAL TABLE %s (a int) PARTITIONED BY (d string) LOCATION 's3://b/t/'"
            + " TBLPROPERTIES ('projection.enabled'='true'%s)";
    assertInstanceOf(
        PartitionSource.Projected.class,
        source(table.formatted("p", ", 'projection.d.type'='enum', 'projection.d.values'='x,y'"))
            .partitions());
    assertEquals(
        "HIVE_METASTORE_ERROR: Table net.q is configured for partition projection, but the"
            + " following partition columns are missing projection configuration: [d] (table"
            + " net.q)",
        refusal(table.formatted("q", "")));
  }

  @Test
  void findsTheFormatByTheSerde() {
    String serde =
        "CREATE EXTERNAL TABLE %s (a int, m map<string,int>) ROW FORMAT SERDE '%s' WITH"
            + " SERDEPROPERTIES (%s) LOCATION 's3://b/t/'";
    assertEquals(
        new TableFormat.Lines(new LineSerde.Csv((byte) ';', (byte) '"', (byte) '\\', 0)),
        source(
                serde.formatted(
                    "c", "org.apache.hadoop.hive.serde2.OpenCSVSerde", "'separatorChar'=';'"))
            .format());
    assertEquals(
        new TableFormat.Lines(
            new LineSerde.Json(
                new JsonKeys(
                    List.of(new JsonKeys.Column("a", false), new JsonKeys.Column("m", true)),
                    Map.of("a", "A"),
                    false,
                    false,
                    true))),
        source(
                serde.formatted(
                    "j",
                    "org.openx.data.jsonserde.JsonSerDe",
                    "'mapping.a'='A','ignore.malformed.json'='TRUE'"))
            .format());
    assertTrue(
        refusal(serde.formatted("o", "org.apache.hadoop.hive.ql.io.orc.OrcSerde", "'a'='b'"))
            .startsWith("NOT_SUPPORTED: the table net.o has the SerDe org.apache"));
    assertTrue(
        refusal(
                "CREATE EXTERNAL TABLE h (a int) LOCATION 's3://b/t/' TBLPROPERTIES"
                    + " ('skip.header.line.count'='x')")
            .contains("skip.header.line.count"));
  }
}
