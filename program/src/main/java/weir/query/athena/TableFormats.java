package weir.query.athena;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import weir.query.engine.TableFormat;
import weir.query.lines.Delimiters;
import weir.query.lines.JsonKeys;
import weir.query.lines.LineSerde;
import weir.query.sql.SqlFault;
import weir.store.catalog.CatalogSerde;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.StorageFormat;
import weir.store.catalog.TableName;

/// Finds how a table's objects are read by the names of Hive's classes.
final class TableFormats {
  private static final String LAZY = "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe";
  private static final String MULTI = "org.apache.hadoop.hive.contrib.serde2.MultiDelimitSerDe";

  private TableFormats() {}

  /// @throws SqlFault when the engine does not have the format
  static TableFormat of(CatalogTable table) {
    if ("iceberg".equalsIgnoreCase(table.parameters().get("table_type"))) {
      throw unsupported(table, "is an Iceberg table");
    }
    CatalogSerde serde = table.storage().format().serde();
    String input = table.storage().format().input();
    if (input.endsWith(".SequenceFileInputFormat")) {
      throw unsupported(table, "has the InputFormat " + input);
    }
    return switch (serde.library()) {
      case LAZY, "" -> lines(delimited(table, serde));
      case "org.apache.hadoop.hive.serde2.OpenCSVSerde", "com.amazonaws.glue.serde.OpenCSVSerde" ->
          lines(csv(table, serde));
      case "org.openx.data.jsonserde.JsonSerDe" -> lines(new LineSerde.Json(openx(table, serde)));
      case "org.apache.hive.hcatalog.data.JsonSerDe", "org.apache.hadoop.hive.serde2.JsonSerDe" ->
          lines(new LineSerde.Json(new JsonKeys(keys(table), Map.of(), false, false, false)));
      case "org.apache.hadoop.hive.serde2.RegexSerDe",
          "org.apache.hadoop.hive.contrib.serde2.RegexSerDe" ->
          lines(regex(table, serde));
      case "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe" ->
          new TableFormat.Parquet();
      case MULTI -> throw unsupported(table, "has fields that several signs separate");
      default -> throw unsupported(table, "has the SerDe " + serde.library());
    };
  }

  /// Whether two say the same of objects, as far as reading goes.
  static boolean isAlike(StorageFormat one, StorageFormat other) {
    return one.serde().library().equals(other.serde().library())
        && one.input().equals(other.input());
  }

  private static TableFormat lines(LineSerde serde) {
    return new TableFormat.Lines(serde);
  }

  private static LineSerde delimited(CatalogTable table, CatalogSerde serde) {
    Map<String, String> given = serde.parameters();
    String field = given.getOrDefault("field.delim", given.get("serialization.format"));
    OptionalInt escape =
        given.containsKey("escape.delim")
            ? OptionalInt.of(delimiter(table, "escape.delim", given.get("escape.delim")))
            : OptionalInt.empty();
    return new LineSerde.Delimited(
        new Delimiters(
            delimiter(table, "field.delim", field),
            escape,
            given.getOrDefault("serialization.null.format", Delimiters.HIVE_NULL),
            headerLines(table),
            delimiter(table, "collection.delim", collection(given)),
            delimiter(table, "mapkey.delim", given.getOrDefault("mapkey.delim", "3"))));
  }

  /// Hive itself writes the name with two letters exchanged.
  private static String collection(Map<String, String> given) {
    return given.getOrDefault("colelction.delim", given.getOrDefault("collection.delim", "2"));
  }

  /// A sign, or the number of a byte as Hive has it: `9` is a tab.
  private static byte delimiter(CatalogTable table, String name, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return 1;
    }
    if (text.length() > 1 || (text.charAt(0) >= '0' && text.charAt(0) <= '9')) {
      try {
        return Byte.parseByte(text);
      } catch (NumberFormatException notOne) {
        throw unsupported(table, "has the " + name + " \"" + text + "\", which is not one byte");
      }
    }
    if (text.charAt(0) > 127) {
      throw unsupported(table, "has the " + name + " \"" + text + "\", which is not one byte");
    }
    return (byte) text.charAt(0);
  }

  private static int headerLines(CatalogTable table) {
    String text = table.parameters().getOrDefault("skip.header.line.count", "0");
    try {
      int lines = Integer.parseInt(text.strip());
      if (lines >= 0) {
        return lines;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, as for a negative one.
    }
    throw new SqlFault(
        "HIVE_INVALID_METADATA",
        0,
        0,
        "Invalid value for 'skip.header.line.count' property: " + text);
  }

  private static LineSerde csv(CatalogTable table, CatalogSerde serde) {
    return new LineSerde.Csv(
        sign(table, serde, "separatorChar", ','),
        sign(table, serde, "quoteChar", '"'),
        sign(table, serde, "escapeChar", '\\'),
        headerLines(table));
  }

  private static byte sign(CatalogTable table, CatalogSerde serde, String name, char usual) {
    String text = serde.parameters().get(name);
    if (text == null || text.isEmpty()) {
      return (byte) usual;
    }
    if (text.length() > 1 || text.charAt(0) > 127) {
      throw unsupported(table, "has the " + name + " \"" + text + "\", which is not one byte");
    }
    return (byte) text.charAt(0);
  }

  private static LineSerde regex(CatalogTable table, CatalogSerde serde) {
    String pattern = serde.parameters().get("input.regex");
    if (pattern == null) {
      throw unsupported(table, "has no input.regex");
    }
    boolean anyCase = Boolean.parseBoolean(serde.parameters().get("input.regex.case.insensitive"));
    try {
      return new LineSerde.Regex(
          Pattern.compile(pattern, Pattern.DOTALL | (anyCase ? Pattern.CASE_INSENSITIVE : 0)),
          headerLines(table));
    } catch (PatternSyntaxException wrong) {
      throw unsupported(table, "has an input.regex that is none: " + wrong.getDescription());
    }
  }

  private static JsonKeys openx(CatalogTable table, CatalogSerde serde) {
    Map<String, String> paths = new HashMap<>();
    serde
        .parameters()
        .forEach((name, value) -> {
          if (name.startsWith("mapping.")) {
            paths.put(TableName.folded(name.substring("mapping.".length())), value);
          }
        });
    return new JsonKeys(
        keys(table),
        paths,
        "FALSE".equalsIgnoreCase(serde.parameters().get("case.insensitive")),
        Boolean.parseBoolean(serde.parameters().get("dots.in.keys")),
        Boolean.parseBoolean(serde.parameters().get("ignore.malformed.json")));
  }

  private static List<JsonKeys.Column> keys(CatalogTable table) {
    return table.columns().stream()
        .map(column ->
            new JsonKeys.Column(
                TableName.folded(column.name()),
                column.type().toLowerCase(Locale.ROOT).contains("map<")))
        .toList();
  }

  private static SqlFault unsupported(CatalogTable table, String what) {
    return new SqlFault(
        "NOT_SUPPORTED",
        0,
        0,
        "the table "
            + table.name()
            + " "
            + what
            + "; Weir reads Parquet, and text by the SerDes LazySimpleSerDe, OpenCSVSerde,"
            + " JsonSerDe and RegexSerDe");
  }
}
