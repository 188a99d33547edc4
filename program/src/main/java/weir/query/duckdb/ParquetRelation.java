package weir.query.duckdb;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weir.query.duckdb.ParquetSchemas.Present;
import weir.query.sql.SimpleType;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlText;
import weir.query.sql.SqlType;
import weir.query.sql.TableUse;

/// Parquet files as a table: columns by name whatever their case, those that a file lacks NULL, and
/// of the table's types.
final class ParquetRelation {
  private static final List<String> WHOLE_NUMBERS =
      List.of(
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT");

  private final TableUse use;

  ParquetRelation(TableUse use) {
    this.use = use;
  }

  /// SQL of a relation over the files.
  ///
  /// @param schema of the files
  String sql(List<TableFile> files, ParquetSchemas.Schema schema) {
    Map<String, Present> present = schema.columns();
    FileConstants constants = new FileConstants(use.table());
    return use.table().columns().stream()
        .map(column ->
            expression(column, present, constants, files) + " AS " + SqlText.name(column.name()))
        .collect(Collectors.joining(", ", "(SELECT ", " FROM " + schema.read() + ")"));
  }

  /// A path as a pattern that nothing else matches.
  static String literally(Path path) {
    return path.toString().replaceAll("[\\[*?]", "[$0]");
  }

  private String expression(
      SqlColumn column,
      Map<String, Present> present,
      FileConstants constants,
      List<TableFile> files) {
    if (!use.columns().contains(column.name())) {
      return "CAST(NULL AS " + column.type().duckDb() + ")";
    }
    if (FileConstants.isOne(column)) {
      return FileConstants.typed(column, constants.textByFile(column, files));
    }
    return typed(column, present.get(column.name()));
  }

  private String typed(SqlColumn column, @Nullable Present present) {
    String type = column.type().duckDb();
    if (present == null) {
      return "CAST(NULL AS " + type + ")";
    }
    String name = SqlText.name(present.name());
    if (present.type().equals(type)) {
      return name;
    }
    if (column.type() instanceof SqlType.Varchar && present.type().equals("BLOB")) {
      return "decode(" + name + ")";
    }
    if (!fits(column.type(), present.type())) {
      throw new SqlFault(
          "HIVE_BAD_DATA",
          0,
          0,
          "Field %s's type %s in the parquet files is incompatible with type %s defined in table schema"
              .formatted(column.name(), present.type(), column.type().text()));
    }
    return "CAST(" + name + " AS " + type + ")";
  }

  private static boolean fits(SqlType wanted, String present) {
    return switch (wanted) {
      case SimpleType.TINYINT, SimpleType.SMALLINT, SimpleType.INTEGER, SimpleType.BIGINT ->
          WHOLE_NUMBERS.contains(present);
      case SimpleType.REAL, SimpleType.DOUBLE ->
          WHOLE_NUMBERS.contains(present) || present.equals("FLOAT") || present.equals("DOUBLE");
      case SqlType.Decimal _ -> WHOLE_NUMBERS.contains(present) || present.startsWith("DECIMAL");
      case SimpleType.BOOLEAN -> present.equals("BOOLEAN");
      case SimpleType.DATE -> present.equals("DATE");
      case SqlType.Timestamp _ -> present.startsWith("TIMESTAMP");
      case SimpleType.VARBINARY -> present.equals("BLOB") || present.equals("VARCHAR");
      case SqlType.Array _ -> present.endsWith("[]");
      case SqlType.MapType _ -> present.startsWith("MAP");
      case SqlType.Row _ -> present.startsWith("STRUCT") && !present.endsWith("[]");
      case SqlType.Varchar _, SqlType.Char _ -> present.equals("VARCHAR") || present.equals("JSON");
      case SimpleType _, SqlType.Time _, SqlType.TimestampWithZone _ -> true;
    };
  }
}
