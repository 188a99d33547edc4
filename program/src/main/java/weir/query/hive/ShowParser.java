package weir.query.hive;

import java.util.ArrayList;
import java.util.List;
import weir.store.catalog.TableName;

/// Reads `SHOW` and `DESCRIBE`, behind their first words.
final class ShowParser {
  private static final String SHOW = "show statement";
  private static final String DESCRIBE = "describe statement";

  private final HiveCursor cursor;

  ShowParser(HiveCursor cursor) {
    this.cursor = cursor;
  }

  ShowStatement show() {
    if (cursor.takes("DATABASES") || cursor.takes("SCHEMAS")) {
      return new ShowStatement.Databases(pattern());
    }
    if (cursor.takes("TABLES")) {
      String database = database();
      return new ShowStatement.Tables(database, pattern());
    }
    if (cursor.takes("VIEWS")) {
      String database = database();
      return new ShowStatement.Views(database, pattern());
    }
    if (cursor.takes("COLUMNS")) {
      return columns();
    }
    if (cursor.takes("PARTITIONS")) {
      HiveName name = cursor.tableName(SHOW);
      return new ShowStatement.Partitions(
          name, cursor.peek().is("PARTITION") ? cursor.partition() : PartitionSpec.NONE);
    }
    if (cursor.takes("CREATE", "TABLE")) {
      return new ShowStatement.TableDefinitionText(cursor.tableName(SHOW));
    }
    if (cursor.takes("CREATE", "VIEW")) {
      return new ShowStatement.ViewDefinitionText(cursor.tableName(SHOW));
    }
    if (cursor.takes("TBLPROPERTIES")) {
      HiveName name = cursor.tableName(SHOW);
      String key = "";
      if (cursor.takesSign("(")) {
        key = cursor.text();
        cursor.expectSign(")");
      }
      return new ShowStatement.Properties(name, key);
    }
    throw cursor.unrecognized(SHOW);
  }

  private ShowStatement columns() {
    if (!cursor.takes("IN")) {
      cursor.expect("FROM");
    }
    HiveName name = cursor.tableName(SHOW);
    String database = database();
    return new ShowStatement.Columns(
        database.isEmpty() ? name : new HiveName(database, name.table()));
  }

  /// `IN db`, `FROM db`, `FROM awsdatacatalog.db`
  private String database() {
    if (!cursor.takes("IN") && !cursor.takes("FROM")) {
      return "";
    }
    HiveName name = cursor.tableName(SHOW);
    if (!name.database().isEmpty() && !name.database().equals("awsdatacatalog")) {
      throw DdlFault.semantic("Catalog " + name.database() + " does not exist");
    }
    return name.table();
  }

  private String pattern() {
    boolean like = cursor.takes("LIKE");
    return like || cursor.isText() ? cursor.text() : "";
  }

  DescribeStatement describe() {
    if ((cursor.peek().is("DATABASE") || cursor.peek().is("SCHEMA"))
        && cursor.peek(1).kind() != HiveToken.Kind.END) {
      cursor.take();
      boolean extended = cursor.takes("EXTENDED");
      return new DescribeStatement.Database(TableName.folded(cursor.looseName(DESCRIBE)), extended);
    }
    DescribeStatement.Detail detail = detail();
    HiveName name = cursor.tableName(DESCRIBE);
    PartitionSpec partition =
        cursor.peek().is("PARTITION") ? cursor.partition() : PartitionSpec.NONE;
    List<String> column = new ArrayList<>();
    if (cursor.peek().kind() == HiveToken.Kind.WORD
        || cursor.peek().kind() == HiveToken.Kind.NAME) {
      do {
        column.add(TableName.folded(cursor.name(DESCRIBE)));
      } while (cursor.takesSign("."));
    }
    return new DescribeStatement.Table(detail, name, partition, column);
  }

  private DescribeStatement.Detail detail() {
    if (cursor.takes("EXTENDED")) {
      return DescribeStatement.Detail.EXTENDED;
    }
    return cursor.takes("FORMATTED")
        ? DescribeStatement.Detail.FORMATTED
        : DescribeStatement.Detail.COLUMNS;
  }
}
