package weir.query.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A type of Athena's SQL, as Trino names it.
///
/// Every type has one form in DuckDB, [#duckDb()], in which its values travel through a query and
/// come out of it. Most are the type of the same name; the others are:
///
/// - `timestamp(p) with time zone`: `STRUCT(t TIMESTAMP, z VARCHAR)`, the instant in UTC and the
///   zone in which it is printed, so that equal order is order in time;
/// - `ipaddress`: `UHUGEINT`, the 16 bytes of the address with IPv4 as `::ffff:a.b.c.d`;
/// - `json`: `VARCHAR`, the text without blanks between its tokens;
/// - `char(n)`: `VARCHAR` without trailing blanks;
/// - intervals: `BIGINT`, milliseconds or months;
/// - `row`: `STRUCT` with the names of [Row#physicalNames()].
public sealed interface SqlType
    permits SimpleType,
        SqlType.Decimal,
        SqlType.Varchar,
        SqlType.Char,
        SqlType.Time,
        SqlType.Timestamp,
        SqlType.TimestampWithZone,
        SqlType.Array,
        SqlType.MapType,
        SqlType.Row {
  /// The type as Trino writes it: `varchar(3)`, `map(varchar, bigint)`.
  String text();

  /// The type of DuckDB that holds the values.
  String duckDb();

  /// The type that a text such as `timestamp(3) with time zone` names.
  static SqlType parse(String trinoText) {
    return TypeReader.trino(trinoText);
  }

  /// The type that a Hive text such as `array<struct<a:int>>` names.
  static SqlType ofHive(String hiveText) {
    return TypeReader.hive(hiveText);
  }

  /// The type as Hive's DDL and Glue write it; types that Hive lacks become `string`.
  default String hiveText() {
    return HiveTypeText.of(this);
  }

  /// A fixed-point number.
  record Decimal(int precision, int scale) implements SqlType {
    public Decimal {
      if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
        throw new IllegalArgumentException(
            "decimal(%d,%d) is no type: 1 ≤ precision ≤ 38, 0 ≤ scale ≤ precision"
                .formatted(precision, scale));
      }
    }

    @Override
    public String text() {
      return "decimal(" + precision + "," + scale + ")";
    }

    @Override
    public String duckDb() {
      return "DECIMAL(" + precision + "," + scale + ")";
    }
  }

  /// Text of at most so many code points, or of any length.
  record Varchar(OptionalInt length) implements SqlType {
    @Override
    public String text() {
      return length.isPresent() ? "varchar(" + length.getAsInt() + ")" : "varchar";
    }

    @Override
    public String duckDb() {
      return "VARCHAR";
    }
  }

  /// Text that is padded with blanks to its length.
  record Char(int length) implements SqlType {
    @Override
    public String text() {
      return "char(" + length + ")";
    }

    @Override
    public String duckDb() {
      return "VARCHAR";
    }
  }

  /// The time of a day, with so many digits after the second.
  record Time(int precision) implements SqlType {
    @Override
    public String text() {
      return "time(" + precision + ")";
    }

    @Override
    public String duckDb() {
      return "TIME";
    }
  }

  /// A date and time without a zone, with so many digits after the second.
  record Timestamp(int precision) implements SqlType {
    @Override
    public String text() {
      return "timestamp(" + precision + ")";
    }

    @Override
    public String duckDb() {
      return "TIMESTAMP";
    }
  }

  /// An instant and the zone in which it is printed.
  record TimestampWithZone(int precision) implements SqlType {
    @Override
    public String text() {
      return "timestamp(" + precision + ") with time zone";
    }

    @Override
    public String duckDb() {
      return "STRUCT(t TIMESTAMP, z VARCHAR)";
    }
  }

  /// A list of values of one type.
  record Array(SqlType element) implements SqlType {
    @Override
    public String text() {
      return "array(" + element.text() + ")";
    }

    @Override
    public String duckDb() {
      return element.duckDb() + "[]";
    }
  }

  /// Keys with their values.
  record MapType(SqlType key, SqlType value) implements SqlType {
    @Override
    public String text() {
      return "map(" + key.text() + ", " + value.text() + ")";
    }

    @Override
    public String duckDb() {
      return "MAP(" + key.duckDb() + ", " + value.duckDb() + ")";
    }
  }

  /// One value of a [Row]: its type, and its name if it has one.
  record Field(Optional<String> name, SqlType type) {
    String text() {
      return name.map(n -> n + " " + type.text()).orElseGet(type::text);
    }
  }

  /// Values side by side, each with a type of its own.
  record Row(List<Field> fields) implements SqlType {
    public Row {
      fields = List.copyOf(fields);
    }

    /// The fields' names in DuckDB: their own in lower case where all have one and no two are
    /// alike, else `f1`, `f2`, ….
    public List<String> physicalNames() {
      List<String> names =
          fields.stream()
              .flatMap(field -> field.name().stream())
              .map(name -> name.toLowerCase(Locale.ROOT))
              .distinct()
              .toList();
      return names.size() == fields.size()
          ? names
          : IntStream.rangeClosed(1, fields.size()).mapToObj(i -> "f" + i).toList();
    }

    @Override
    public String text() {
      return fields.stream().map(Field::text).collect(Collectors.joining(", ", "row(", ")"));
    }

    @Override
    public String duckDb() {
      List<String> names = physicalNames();
      StringBuilder text = new StringBuilder("STRUCT(");
      for (int i = 0; i < fields.size(); i++) {
        text.append(i == 0 ? "" : ", ")
            .append(SqlText.name(names.get(i)))
            .append(' ')
            .append(fields.get(i).type().duckDb());
      }
      return text.append(')').toString();
    }
  }
}
