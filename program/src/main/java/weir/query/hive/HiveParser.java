package weir.query.hive;

import java.util.List;
import java.util.Map;
import weir.store.catalog.TableName;

/// Reads one statement, by recursive descent. Used once.
final class HiveParser {
  private final HiveCursor cursor;

  HiveParser(List<HiveToken> tokens) {
    cursor = new HiveCursor(tokens);
  }

  HiveStatement statement() {
    HiveStatement statement = any();
    cursor.end();
    return statement;
  }

  private HiveStatement any() {
    if (cursor.takes("CREATE")) {
      return create();
    }
    if (cursor.takes("DROP")) {
      return drop();
    }
    if (cursor.takes("ALTER")) {
      return isDatabase() ? alterDatabase() : new AlterTableParser(cursor).statement();
    }
    if (cursor.takes("MSCK", "REPAIR", "TABLE")) {
      return new RepairTable(cursor.tableName("table name"));
    }
    if (cursor.takes("SHOW")) {
      return new ShowParser(cursor).show();
    }
    if (cursor.takes("DESCRIBE") || cursor.takes("DESC")) {
      return new ShowParser(cursor).describe();
    }
    throw cursor.unrecognized("statement");
  }

  private boolean isDatabase() {
    return cursor.takes("DATABASE") || cursor.takes("SCHEMA");
  }

  private HiveStatement create() {
    return isDatabase() ? createDatabase() : new CreateTableParser(cursor).statement();
  }

  private HiveStatement createDatabase() {
    boolean ifNotExists = cursor.takes("IF", "NOT", "EXISTS");
    String name = TableName.folded(cursor.name("create database statement"));
    String comment = cursor.takes("COMMENT") ? cursor.text() : "";
    String location = cursor.takes("LOCATION") ? cursor.text() : "";
    Map<String, String> properties =
        cursor.takes("WITH", "DBPROPERTIES") ? cursor.properties() : Map.of();
    return new DatabaseStatement.Create(name, ifNotExists, comment, location, properties);
  }

  private HiveStatement drop() {
    if (isDatabase()) {
      boolean ifExists = cursor.takes("IF", "EXISTS");
      String name = TableName.folded(cursor.name("drop database statement"));
      boolean cascade = cursor.takes("CASCADE");
      if (!cascade) {
        cursor.takes("RESTRICT");
      }
      return new DatabaseStatement.Drop(name, ifExists, cascade);
    }
    boolean view = cursor.takes("VIEW");
    if (!view) {
      cursor.expect("TABLE");
    }
    boolean ifExists = cursor.takes("IF", "EXISTS");
    return new DropRelation(
        cursor.tableName(view ? "drop view statement" : "drop table statement"), ifExists, view);
  }

  private HiveStatement alterDatabase() {
    String name = TableName.folded(cursor.name("alter database statement"));
    cursor.expect("SET", "DBPROPERTIES");
    return new DatabaseStatement.SetProperties(name, cursor.properties());
  }
}
