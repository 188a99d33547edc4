package weir.query.hive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.store.catalog.Bucketing;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.TableName;

/// Reads `CREATE EXTERNAL TABLE`, behind its first word.
final class CreateTableParser {
  private final HiveCursor cursor;
  private final HiveColumnParser columns;

  CreateTableParser(HiveCursor cursor) {
    this.cursor = cursor;
    this.columns = new HiveColumnParser(cursor);
  }

  CreateTable statement() {
    boolean external = cursor.takes("EXTERNAL");
    if (!cursor.takes("TABLE")) {
      throw cursor.unrecognized("ddl statement");
    }
    boolean ifNotExists = cursor.takes("IF", "NOT", "EXISTS");
    HiveName name = cursor.tableName("table name");
    if (cursor.peek().is("LIKE")) {
      throw DdlFault.unsupported("CREATE TABLE LIKE; write the columns");
    }
    List<CatalogColumn> all = cursor.peek().isSign("(") ? columns.columns() : List.of();
    CreateTable.Body body = new CreateTable.Body(all, columns.comment());
    List<CatalogColumn> keys = cursor.takes("PARTITIONED", "BY") ? columns.columns() : List.of();
    CreateTable.Clustering clustering = clustering();
    HiveRowFormat rows = rowFormat();
    HiveFileFormat files = fileFormat();
    if (cursor.takes("WITH", "SERDEPROPERTIES")) {
      rows = withProperties(rows);
    }
    String location = cursor.takes("LOCATION") ? cursor.text() : "";
    Map<String, String> properties = cursor.takes("TBLPROPERTIES") ? cursor.properties() : Map.of();
    return new CreateTable(
        name, external, ifNotExists, body, keys, clustering, rows, files, location, properties);
  }

  private CreateTable.Clustering clustering() {
    if (!cursor.takes("CLUSTERED", "BY")) {
      return CreateTable.Clustering.NONE;
    }
    List<String> by = new ArrayList<>();
    cursor.expectSign("(");
    do {
      by.add(TableName.folded(cursor.name("clustered by")));
    } while (cursor.takesSign(","));
    cursor.expectSign(")");
    List<Bucketing.SortColumn> sorted = new ArrayList<>();
    if (cursor.takes("SORTED", "BY")) {
      cursor.expectSign("(");
      do {
        String name = TableName.folded(cursor.name("sorted by"));
        boolean descending = cursor.takes("DESC");
        if (!descending) {
          cursor.takes("ASC");
        }
        sorted.add(new Bucketing.SortColumn(name, !descending));
      } while (cursor.takesSign(","));
      cursor.expectSign(")");
    }
    cursor.expect("INTO");
    int buckets = cursor.number();
    cursor.expect("BUCKETS");
    if (buckets == 0) {
      throw DdlFault.semantic("Bucket count must be greater than 0");
    }
    return new CreateTable.Clustering(by, sorted, buckets);
  }

  private HiveRowFormat rowFormat() {
    if (!cursor.takes("ROW", "FORMAT")) {
      return new HiveRowFormat.Unsaid();
    }
    if (cursor.takes("SERDE")) {
      String library = cursor.text();
      return new HiveRowFormat.Serde(
          library, cursor.takes("WITH", "SERDEPROPERTIES") ? cursor.properties() : Map.of());
    }
    if (cursor.takes("DELIMITED")) {
      return delimited();
    }
    throw cursor.unrecognized("row format specification");
  }

  private HiveRowFormat delimited() {
    String field = cursor.takes("FIELDS", "TERMINATED", "BY") ? cursor.text() : "";
    String escape = cursor.takes("ESCAPED", "BY") ? cursor.text() : "";
    String items = cursor.takes("COLLECTION", "ITEMS", "TERMINATED", "BY") ? cursor.text() : "";
    String keys = cursor.takes("MAP", "KEYS", "TERMINATED", "BY") ? cursor.text() : "";
    String lines = cursor.takes("LINES", "TERMINATED", "BY") ? cursor.text() : "";
    String nulls = cursor.takes("NULL", "DEFINED", "AS") ? cursor.text() : null;
    return new HiveRowFormat.Delimited(field, escape, items, keys, lines, nulls);
  }

  private HiveRowFormat withProperties(HiveRowFormat rows) {
    Map<String, String> properties = cursor.properties();
    return switch (rows) {
      case HiveRowFormat.Serde serde -> {
        Map<String, String> all = new LinkedHashMap<>(serde.properties());
        all.putAll(properties);
        yield new HiveRowFormat.Serde(serde.library(), all);
      }
      case HiveRowFormat.Unsaid unsaid -> new HiveRowFormat.Serde("", properties);
      case HiveRowFormat.Delimited delimited ->
          throw DdlFault.unsupported(
              "WITH SERDEPROPERTIES beside ROW FORMAT DELIMITED; name the SerDe instead");
    };
  }

  private HiveFileFormat fileFormat() {
    if (!cursor.takes("STORED")) {
      return new HiveFileFormat.Unsaid();
    }
    if (cursor.peek().is("BY")) {
      throw DdlFault.unsupported("STORED BY; tables lie in S3");
    }
    cursor.expect("AS");
    if (cursor.takes("INPUTFORMAT")) {
      String input = cursor.text();
      cursor.expect("OUTPUTFORMAT");
      return new HiveFileFormat.Classes(input, cursor.text());
    }
    FileFormatName name =
        FileFormatName.find(cursor.peek().text())
            .orElseThrow(() ->
                DdlFault.semantic(
                    "Unrecognized file format in STORED AS clause: '"
                        + cursor.peek().text()
                        + "'"));
    cursor.take();
    return new HiveFileFormat.Named(name);
  }
}
