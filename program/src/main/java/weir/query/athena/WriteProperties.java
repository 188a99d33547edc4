package weir.query.athena;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weir.query.engine.OutputFormat;

/// What `WITH (…)` says of files that a statement writes.
final class WriteProperties {
  private final Map<String, Object> given = new TreeMap<>();
  private final String statement;

  /// @param statement `CREATE TABLE`, `UNLOAD`
  /// @param known the properties that it takes
  /// @throws AthenaFault when there is another
  WriteProperties(String statement, Map<String, Object> given, Set<String> known) {
    this.statement = statement;
    given.forEach((name, value) -> this.given.put(name.toLowerCase(Locale.ROOT), value));
    for (String name : this.given.keySet()) {
      if (!known.contains(name)) {
        throw AthenaFault.named(
            "INVALID_TABLE_PROPERTY",
            statement
                + " does not have the property "
                + name
                + "; it has "
                + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  boolean has(String name) {
    return given.containsKey(name);
  }

  String text(String name, String usual) {
    Object value = given.getOrDefault(name, usual);
    if (value instanceof String text) {
      return text;
    }
    throw wrong(name, value, "text in single quotes");
  }

  List<String> texts(String name) {
    Object value = given.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> items && items.stream().allMatch(String.class::isInstance)) {
      return items.stream().map(item -> ((String) item).toLowerCase(Locale.ROOT)).toList();
    }
    throw wrong(name, value, "ARRAY['column']");
  }

  private AthenaFault wrong(String name, @Nullable Object value, String right) {
    return AthenaFault.named(
        "INVALID_TABLE_PROPERTY",
        "the property " + name + " of " + statement + " is " + value + " but must be " + right);
  }

  /// The format of the files.
  ///
  /// @param usual when none is named
  /// @param plainByDefault whether text is written unpacked when nothing is said
  OutputFormat format(String usual, boolean plainByDefault) {
    String format = text("format", usual).toUpperCase(Locale.ROOT);
    return switch (format) {
      case "PARQUET" -> new OutputFormat.Parquet(codec());
      case "TEXTFILE" -> new OutputFormat.Text(delimiter(), gzip(plainByDefault));
      case "JSON" -> new OutputFormat.Json(gzip(plainByDefault));
      case "ORC", "AVRO", "ION" ->
          throw AthenaFault.named(
              "NOT_SUPPORTED", format + " is not written here; use PARQUET, TEXTFILE or JSON");
      default -> throw wrong("format", format, "PARQUET, TEXTFILE or JSON");
    };
  }

  private String compression(String usual) {
    for (String name : List.of("write_compression", "compression", "parquet_compression")) {
      if (has(name)) {
        return text(name, usual).toUpperCase(Locale.ROOT);
      }
    }
    return usual;
  }

  private OutputFormat.Codec codec() {
    String compression = compression("GZIP");
    return switch (compression) {
      case "GZIP" -> OutputFormat.Codec.GZIP;
      case "SNAPPY" -> OutputFormat.Codec.SNAPPY;
      case "ZSTD" -> OutputFormat.Codec.ZSTD;
      case "NONE", "UNCOMPRESSED" -> OutputFormat.Codec.UNCOMPRESSED;
      default -> throw wrong("write_compression", compression, "GZIP, SNAPPY, ZSTD or NONE");
    };
  }

  private boolean gzip(boolean plainByDefault) {
    String compression = compression(plainByDefault ? "NONE" : "GZIP");
    return switch (compression) {
      case "GZIP" -> true;
      case "NONE", "UNCOMPRESSED" -> false;
      default -> throw wrong("write_compression", compression, "GZIP or NONE");
    };
  }

  private char delimiter() {
    String delimiter = text("field_delimiter", "\001");
    if (delimiter.equals("\\t")) {
      return '\t';
    }
    if (delimiter.equals("\\001")) {
      return '\001';
    }
    if (delimiter.length() != 1) {
      throw wrong("field_delimiter", delimiter, "one character");
    }
    return delimiter.charAt(0);
  }
}
