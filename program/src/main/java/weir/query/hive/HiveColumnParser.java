package weir.query.hive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.TableName;

/// Reads columns and their types.
final class HiveColumnParser {
  private static final int DEEPEST = 100;
  private static final Set<String> PLAIN =
      Set.of(
          "boolean",
          "tinyint",
          "smallint",
          "int",
          "bigint",
          "float",
          "double",
          "string",
          "binary",
          "date",
          "timestamp",
          "decimal");
  private static final Map<String, String> ALIASES =
      Map.of("integer", "int", "numeric", "decimal", "dec", "decimal");

  private final HiveCursor cursor;

  HiveColumnParser(HiveCursor cursor) {
    this.cursor = cursor;
  }

  /// `(a int COMMENT 'x', b string)`
  List<CatalogColumn> columns() {
    List<CatalogColumn> columns = new ArrayList<>();
    cursor.expectSign("(");
    do {
      columns.add(column());
    } while (cursor.takesSign(","));
    cursor.expectSign(")");
    return columns;
  }

  CatalogColumn column() {
    String name = TableName.folded(cursor.name("column specification"));
    String type = type(0);
    return new CatalogColumn(name, type, comment(), Map.of());
  }

  String comment() {
    return cursor.takes("COMMENT") ? cursor.text() : "";
  }

  /// A type in Hive's plainest text: `struct<a:int,b:array<string>>`.
  private String type(int depth) {
    if (depth > DEEPEST || cursor.peek().kind() != HiveToken.Kind.WORD) {
      throw cursor.unrecognized("column type");
    }
    HiveToken token = cursor.peek();
    String word = token.text().toLowerCase(Locale.ROOT);
    String name = ALIASES.getOrDefault(word, word);
    return switch (name) {
      case "array" -> {
        cursor.take();
        cursor.expectSign("<");
        String element = type(depth + 1);
        cursor.expectSign(">");
        yield "array<" + element + ">";
      }
      case "map" -> {
        cursor.take();
        cursor.expectSign("<");
        String key = type(depth + 1);
        cursor.expectSign(",");
        String value = type(depth + 1);
        cursor.expectSign(">");
        yield "map<" + key + "," + value + ">";
      }
      case "struct" -> {
        cursor.take();
        yield struct(depth);
      }
      case "varchar", "char" -> {
        cursor.take();
        cursor.expectSign("(");
        int length = cursor.number();
        cursor.expectSign(")");
        yield name + "(" + length + ")";
      }
      default -> plain(name);
    };
  }

  private String plain(String name) {
    if (!PLAIN.contains(name)) {
      throw cursor.unrecognized("column type");
    }
    cursor.take();
    if (name.equals("decimal")) {
      return decimal();
    }
    if (name.equals("double")) {
      cursor.takes("PRECISION");
    }
    return name;
  }

  private String decimal() {
    if (!cursor.takesSign("(")) {
      return "decimal(10,0)";
    }
    int precision = cursor.number();
    int scale = cursor.takesSign(",") ? cursor.number() : 0;
    cursor.expectSign(")");
    if (precision < 1 || precision > 38 || scale > precision) {
      throw DdlFault.semantic(
          "decimal("
              + precision
              + ","
              + scale
              + ") must have 1 to 38 digits, and no more after the"
              + " point than in all");
    }
    return "decimal(" + precision + "," + scale + ")";
  }

  private String struct(int depth) {
    StringJoiner fields = new StringJoiner(",", "struct<", ">");
    cursor.expectSign("<");
    do {
      String name = TableName.folded(cursor.name("struct field"));
      cursor.expectSign(":");
      fields.add(HiveText.fieldName(name) + ":" + type(depth + 1));
      comment();
    } while (cursor.takesSign(","));
    cursor.expectSign(">");
    return fields.toString();
  }
}
