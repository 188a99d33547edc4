package weir.query.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import weir.model.aws.Fault;
import weir.query.lines.Delimiters;
import weir.query.lines.JsonKeys;
import weir.query.lines.LineSerde;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlType;

/// The formats by the Java classes that Hive's tables name, and the classes' parameters.
public final class HiveFormats {
  private static final byte CTRL_A = 1;
  private static final byte CTRL_B = 2;
  private static final byte CTRL_C = 3;

  private final Map<String, String> serde;
  private final Map<String, String> table;

  private HiveFormats(Map<String, String> serde, Map<String, String> table) {
    this.serde = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    this.serde.putAll(serde);
    this.table = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    this.table.putAll(table);
  }

  /// @param serdeClass the serialization library, such as
  ///   `org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe`
  /// @param serdeParameters such as `field.delim`
  /// @param tableParameters such as `skip.header.line.count`
  /// @param columns the table's columns; JSON finds them by name
  /// @throws Fault.Unsupported for a class that Weir does not read
  public static TableFormat of(
      String serdeClass,
      Map<String, String> serdeParameters,
      Map<String, String> tableParameters,
      List<SqlColumn> columns) {
    HiveFormats formats = new HiveFormats(serdeParameters, tableParameters);
    String simpleName = serdeClass.substring(serdeClass.lastIndexOf('.') + 1);
    return switch (simpleName.toLowerCase(Locale.ROOT)) {
      case "lazysimpleserde" -> new TableFormat.Lines(formats.delimited());
      case "opencsvserde" -> new TableFormat.Lines(formats.csv());
      case "jsonserde" -> new TableFormat.Lines(formats.json(serdeClass, columns));
      case "regexserde" -> new TableFormat.Lines(formats.regex());
      case "parquethiveserde" -> new TableFormat.Parquet();
      default ->
          throw new Fault.Unsupported(
              "the SerDe "
                  + serdeClass
                  + " is not supported; use LazySimpleSerDe, OpenCSVSerde, JsonSerDe, RegexSerDe or"
                  + " ParquetHiveSerDe");
    };
  }

  private LineSerde delimited() {
    String field = serde.getOrDefault("field.delim", serde.get("serialization.format"));
    String escape = serde.get("escape.delim");
    return new LineSerde.Delimited(
        new Delimiters(
            one("field.delim", field, CTRL_A),
            escape == null || escape.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(one("escape.delim", escape, (byte) '\\') & 0xff),
            serde.getOrDefault(
                "serialization.null.format",
                table.getOrDefault("serialization.null.format", Delimiters.HIVE_NULL)),
            headerLines(),
            one(
                "collection.delim",
                serde.getOrDefault("collection.delim", serde.get("colelction.delim")),
                CTRL_B),
            one("mapkey.delim", serde.get("mapkey.delim"), CTRL_C)));
  }

  private LineSerde csv() {
    return new LineSerde.Csv(
        one("separatorChar", serde.get("separatorChar"), (byte) ','),
        one("quoteChar", serde.get("quoteChar"), (byte) '"'),
        one("escapeChar", serde.get("escapeChar"), (byte) '\\'),
        headerLines());
  }

  private LineSerde json(String serdeClass, List<SqlColumn> columns) {
    boolean openx = serdeClass.startsWith("org.openx.");
    List<JsonKeys.Column> names = new ArrayList<>();
    for (SqlColumn column : columns) {
      if (!column.partition() && HiddenColumn.find(column.name()).isEmpty()) {
        names.add(new JsonKeys.Column(column.name(), holdsMap(column.type())));
      }
    }
    Map<String, String> paths = new TreeMap<>();
    serde.forEach((key, value) -> {
      if (key.toLowerCase(Locale.ROOT).startsWith("mapping.")) {
        paths.put(key.substring("mapping.".length()).toLowerCase(Locale.ROOT), value);
      }
    });
    return new LineSerde.Json(
        new JsonKeys(
            names,
            paths,
            openx && "false".equalsIgnoreCase(serde.get("case.insensitive")),
            isTrue("dots.in.keys"),
            isTrue("ignore.malformed.json")));
  }

  private boolean isTrue(String name) {
    return Boolean.parseBoolean(serde.getOrDefault(name, "false").trim());
  }

  private static boolean holdsMap(SqlType type) {
    return switch (type) {
      case SqlType.MapType _ -> true;
      case SqlType.Array(SqlType element) -> holdsMap(element);
      case SqlType.Row row -> row.fields().stream().anyMatch(field -> holdsMap(field.type()));
      default -> false;
    };
  }

  private LineSerde regex() {
    String regex = serde.getOrDefault("input.regex", "");
    if (regex.isEmpty()) {
      throw new Fault.Invalid("the RegexSerDe has no input.regex");
    }
    boolean anyCase = isTrue("input.regex.case.insensitive");
    try {
      return new LineSerde.Regex(
          Pattern.compile(regex, Pattern.DOTALL | (anyCase ? Pattern.CASE_INSENSITIVE : 0)),
          headerLines());
    } catch (PatternSyntaxException e) {
      throw new Fault.Invalid(
          "input.regex is \"" + regex + "\" but must be a regular expression: " + e.getMessage());
    }
  }

  private int headerLines() {
    String text = table.getOrDefault("skip.header.line.count", "0").trim();
    if (!text.matches("[0-9]{1,9}")) {
      throw new Fault.Invalid(
          "skip.header.line.count is \"" + text + "\" but must be a number of lines");
    }
    return Integer.parseInt(text);
  }

  /// One byte, as a character, an escape or its number: `,` or `\t` or `\001` or `9`.
  private static byte one(
      String name, @org.jspecify.annotations.Nullable String text, byte otherwise) {
    if (text == null || text.isEmpty()) {
      return otherwise;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length == 1 && !(name.equals("field.delim") && Character.isDigit(text.charAt(0)))) {
      return utf8[0];
    }
    return switch (text) {
      case "\\t" -> '\t';
      case "\\n" -> '\n';
      case "\\\\" -> '\\';
      case "\\'" -> '\'';
      case "\\\"" -> '"';
      default -> {
        if (text.matches("\\\\[0-7]{3}|\\\\u00[0-9a-fA-F]{2}")) {
          yield text.startsWith("\\u")
              ? (byte) Integer.parseInt(text.substring(2), 16)
              : (byte) Integer.parseInt(text.substring(1), 8);
        }
        if (text.matches("[0-9]{1,3}")) {
          yield (byte) Integer.parseInt(text);
        }
        throw new Fault.Unsupported(name + " is \"" + text + "\" but must be a single byte");
      }
    };
  }
}
