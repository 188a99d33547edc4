package weir.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads the text of a type, Trino's or Hive's.
final class TypeReader {
  private static final int DEFAULT_SECOND_DIGITS = 3;

  private final String text;
  private final boolean hive;
  private int at;

  private TypeReader(String text, boolean hive) {
    this.text = text;
    this.hive = hive;
  }

  static SqlType trino(String text) {
    return new TypeReader(text, false).whole();
  }

  static SqlType hive(String text) {
    return new TypeReader(text, true).whole();
  }

  private SqlType whole() {
    SqlType type = type();
    skipBlanks();
    if (at != text.length()) {
      throw wrong();
    }
    return type;
  }

  private SqlType type() {
    String word = word();
    return switch (word) {
      case "boolean" -> SimpleType.BOOLEAN;
      case "tinyint" -> SimpleType.TINYINT;
      case "smallint" -> SimpleType.SMALLINT;
      case "int", "integer" -> SimpleType.INTEGER;
      case "bigint" -> SimpleType.BIGINT;
      case "real", "float" -> SimpleType.REAL;
      case "double" -> {
        take("precision");
        yield SimpleType.DOUBLE;
      }
      case "varbinary", "binary" -> SimpleType.VARBINARY;
      case "date" -> SimpleType.DATE;
      case "json" -> SimpleType.JSON;
      case "ipaddress" -> SimpleType.IPADDRESS;
      case "uuid" -> SimpleType.UUID;
      case "unknown" -> SimpleType.UNKNOWN;
      case "string" -> new SqlType.Varchar(OptionalInt.empty());
      case "varchar" -> new SqlType.Varchar(length());
      case "char" -> new SqlType.Char(length().orElse(1));
      case "decimal" -> decimal();
      case "time" -> new SqlType.Time(length().orElse(DEFAULT_SECOND_DIGITS));
      case "timestamp" -> timestamp();
      case "interval" -> interval();
      case "array" -> array();
      case "map" -> map();
      case "row", "struct" -> row();
      default -> throw wrong();
    };
  }

  private SqlType decimal() {
    if (!take("(")) {
      return hive ? new SqlType.Decimal(10, 0) : new SqlType.Decimal(38, 0);
    }
    int precision = number();
    int scale = take(",") ? number() : 0;
    need(")");
    return new SqlType.Decimal(precision, scale);
  }

  private SqlType timestamp() {
    int digits = length().orElse(DEFAULT_SECOND_DIGITS);
    if (take("with")) {
      need("time");
      need("zone");
      return new SqlType.TimestampWithZone(digits);
    }
    if (take("without")) {
      need("time");
      need("zone");
    }
    return new SqlType.Timestamp(digits);
  }

  private SqlType interval() {
    if (take("day")) {
      need("to");
      need("second");
      return SimpleType.INTERVAL_DAY_SECOND;
    }
    need("year");
    need("to");
    need("month");
    return SimpleType.INTERVAL_YEAR_MONTH;
  }

  private SqlType array() {
    open();
    SqlType element = type();
    close();
    return new SqlType.Array(element);
  }

  private SqlType map() {
    open();
    SqlType key = type();
    need(",");
    SqlType value = type();
    close();
    return new SqlType.MapType(key, value);
  }

  private SqlType row() {
    open();
    List<SqlType.Field> fields = new ArrayList<>();
    do {
      fields.add(field());
    } while (take(","));
    close();
    return new SqlType.Row(fields);
  }

  private SqlType.Field field() {
    if (hive) {
      String name = name();
      need(":");
      return new SqlType.Field(Optional.of(name), type());
    }
    int start = at;
    String name = name();
    skipBlanks();
    boolean named = at < text.length() && (isWordPart(text.charAt(at)) || text.charAt(at) == '"');
    if (named && !isContinuedType(name)) {
      return new SqlType.Field(Optional.of(name), type());
    }
    at = start;
    return new SqlType.Field(Optional.empty(), type());
  }

  /// `double precision`, `interval day to second`: two words that are one type.
  private boolean isContinuedType(String name) {
    String rest = text.substring(at).toLowerCase(Locale.ROOT);
    return name.equals("double") && rest.startsWith("precision")
        || name.equals("interval") && (rest.startsWith("day to") || rest.startsWith("year to"))
        || name.equals("timestamp") && rest.startsWith("with");
  }

  private String name() {
    skipBlanks();
    if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '`')) {
      int end = text.indexOf(text.charAt(at), at + 1);
      if (end < 0) {
        throw wrong();
      }
      String name = text.substring(at + 1, end);
      at = end + 1;
      return name;
    }
    return word();
  }

  private OptionalInt length() {
    if (!take("(")) {
      return OptionalInt.empty();
    }
    int length = number();
    need(")");
    return OptionalInt.of(length);
  }

  private int number() {
    try {
      return Integer.parseInt(word());
    } catch (NumberFormatException notANumber) {
      throw wrong();
    }
  }

  private void open() {
    need(hive ? "<" : "(");
  }

  private void close() {
    need(hive ? ">" : ")");
  }

  private String word() {
    skipBlanks();
    int start = at;
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    if (start == at) {
      throw wrong();
    }
    return text.substring(start, at).toLowerCase(Locale.ROOT);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '$' || c == '@';
  }

  private boolean take(String token) {
    skipBlanks();
    if (!text.regionMatches(true, at, token, 0, token.length())) {
      return false;
    }
    at += token.length();
    return true;
  }

  private void need(String token) {
    if (!take(token)) {
      throw wrong();
    }
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException(
        "\""
            + text
            + "\" is no type of "
            + (hive ? "Hive" : "Athena's SQL")
            + " (character "
            + (at + 1)
            + ")");
  }
}
