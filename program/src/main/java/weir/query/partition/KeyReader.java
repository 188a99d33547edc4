package weir.query.partition;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.query.sql.SimpleType;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlType;

/// Reads a partition column's rule out of the table's properties `projection.<column>.…`.
final class KeyReader {
  private static final Pattern NOW =
      Pattern.compile(
          "\\s*NOW\\s*(([+-])\\s*([0-9]{1,9})\\s*"
              + "(YEARS?|MONTHS?|WEEKS?|DAYS?|HOURS?|MINUTES?|SECONDS?)\\s*)?");

  private final String table;
  private final Map<String, String> properties;
  private final Instant now;

  /// @param table as errors name it
  KeyReader(String table, Map<String, String> properties, Instant now) {
    this.table = table;
    this.properties = properties;
    this.now = now;
  }

  ProjectedKey read(SqlColumn column) {
    String type = required(column, "type").trim().toLowerCase(Locale.ROOT);
    return switch (type) {
      case "enum" -> new EnumKey(List.of(required(column, "values").split(",", -1)));
      case "integer" -> integer(column);
      case "date" -> date(column);
      case "injected" -> injected(column);
      default ->
          throw fault(
              column,
              "Property '%s' has the unknown type '%s', which must be one of enum, integer, date, injected"
                  .formatted(name(column, "type"), type));
    };
  }

  private ProjectedKey injected(SqlColumn column) {
    if (!(column.type() instanceof SqlType.Varchar)) {
      throw fault(column, "Unsupported column type: " + column.type().text());
    }
    return new InjectedKey();
  }

  private ProjectedKey integer(SqlColumn column) {
    String[] range = required(column, "range").split(",", -1);
    try {
      if (range.length == 2) {
        long first = Long.parseLong(range[0].trim());
        long last = Long.parseLong(range[1].trim());
        if (first <= last) {
          return new IntegerKey(
              first,
              last,
              positive(column, "interval", 1),
              Math.toIntExact(positive(column, "digits", 0)),
              !(column.type() instanceof SqlType.Varchar));
        }
      }
    } catch (NumberFormatException notNumbers) {
      // Said below.
    }
    throw fault(
        column, "Property: '%s' needs to be a list of 2 integers".formatted(name(column, "range")));
  }

  private ProjectedKey date(SqlColumn column) {
    DateFormat format = format(column);
    String[] range = required(column, "range").split(",", -1);
    if (range.length != 2) {
      throw range(column);
    }
    LocalDateTime first = time(column, format, range[0]);
    LocalDateTime last = time(column, format, range[1]);
    if (first.isAfter(last)) {
      throw range(column);
    }
    return new DateKey(
        first,
        last,
        format,
        interval(column, format),
        unit(column, format),
        column.type() == SimpleType.DATE);
  }

  private DateFormat format(SqlColumn column) {
    String pattern = required(column, "format");
    try {
      return new DateFormat(pattern);
    } catch (IllegalArgumentException notAPattern) {
      throw fault(
          column,
          "Property: '%s' needs to be a valid date format, but is '%s'"
              .formatted(name(column, "format"), pattern));
    }
  }

  private long interval(SqlColumn column, DateFormat format) {
    if (find(column, "interval").isEmpty() && format.defaultUnit().isEmpty()) {
      throw missing(column, "interval");
    }
    return positive(column, "interval", 1);
  }

  private ChronoUnit unit(SqlColumn column, DateFormat format) {
    Optional<String> unit = find(column, "interval.unit");
    if (unit.isEmpty()) {
      return format.defaultUnit().orElseThrow(() -> missing(column, "interval.unit"));
    }
    String word = unit.get().trim().toUpperCase(Locale.ROOT);
    return switch (word.endsWith("S") ? word : word + "S") {
      case "YEARS" -> ChronoUnit.YEARS;
      case "MONTHS" -> ChronoUnit.MONTHS;
      case "WEEKS" -> ChronoUnit.WEEKS;
      case "DAYS" -> ChronoUnit.DAYS;
      case "HOURS" -> ChronoUnit.HOURS;
      case "MINUTES" -> ChronoUnit.MINUTES;
      case "SECONDS" -> ChronoUnit.SECONDS;
      case "MILLISECONDS", "MILLIS" -> ChronoUnit.MILLIS;
      default ->
          throw fault(
              column,
              "Property: '%s' value '%s' is invalid. Available options: [YEARS, MONTHS, WEEKS,"
                      .formatted(name(column, "interval.unit"), unit.get())
                  + " DAYS, HOURS, MINUTES, SECONDS, MILLISECONDS]");
    };
  }

  private LocalDateTime time(SqlColumn column, DateFormat format, String text) {
    Matcher relative = NOW.matcher(text);
    if (relative.matches()) {
      LocalDateTime time = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
      if (relative.group(1) == null) {
        return time;
      }
      long count = Long.parseLong(relative.group(3));
      String unit = relative.group(4);
      ChronoUnit units = ChronoUnit.valueOf(unit.endsWith("S") ? unit : unit + "S");
      return time.plus(relative.group(2).equals("-") ? -count : count, units);
    }
    try {
      return format.read(text.trim());
    } catch (DateTimeException notInFormat) {
      throw range(column);
    }
  }

  private SqlFault range(SqlColumn column) {
    return fault(
        column,
        "Property: '%s' needs to be a list of 2 valid dates formatted as '%s' or '%s'"
                .formatted(name(column, "range"), required(column, "format"), NOW.pattern())
            + " that are sequential");
  }

  private long positive(SqlColumn column, String property, long otherwise) {
    Optional<String> text = find(column, property);
    if (text.isEmpty()) {
      return otherwise;
    }
    String value = text.get().trim();
    if (value.matches("[0-9]{1,9}") && Long.parseLong(value) > 0) {
      return Long.parseLong(value);
    }
    throw fault(
        column,
        "Property: '%s' needs to be a positive integer, but is '%s'"
            .formatted(name(column, property), value));
  }

  private String required(SqlColumn column, String property) {
    return find(column, property).orElseThrow(() -> missing(column, property));
  }

  private SqlFault missing(SqlColumn column, String property) {
    return fault(column, "Missing required property: '%s'".formatted(name(column, property)));
  }

  private Optional<String> find(SqlColumn column, String property) {
    return Optional.ofNullable(properties.get(name(column, property)));
  }

  private static String name(SqlColumn column, String property) {
    return "projection." + column.name() + "." + property;
  }

  private SqlFault fault(SqlColumn column, String sentence) {
    return new SqlFault(
        "HIVE_METASTORE_ERROR",
        0,
        0,
        "Column projection for column '%s' failed. %s (table %s)"
            .formatted(column.name(), sentence, table));
  }
}
