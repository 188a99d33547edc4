package weir.query.session;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Struct;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weir.model.net.IpAddress;
import weir.query.sql.SimpleType;
import weir.query.sql.SqlType;

/// Values of a result as Athena prints them, by their Trino type. They come as the driver makes
/// them of what [ResultWire] hands over.
public final class CellText {
  private static final HexFormat BLANKED_HEX = HexFormat.ofDelimiter(" ");
  private static final long MICROS = 1_000_000;

  private CellText() {}

  public static String of(SqlType type, Object value) throws SQLException {
    if (value instanceof String text && !(type instanceof SqlType.Char)) {
      return text;
    }
    StringBuilder text = new StringBuilder();
    append(type, value, text);
    return text.toString();
  }

  private static void append(SqlType type, @Nullable Object value, StringBuilder text)
      throws SQLException {
    if (value == null) {
      text.append("null");
      return;
    }
    switch (type) {
      case SimpleType simple -> append(simple, value, text);
      case SqlType.Decimal _ ->
          text.append(value instanceof BigDecimal number ? number.toPlainString() : value);
      case SqlType.Varchar _ -> text.append(value);
      case SqlType.Char(int length) -> {
        String chars = value.toString();
        text.append(chars)
            .repeat(' ', Math.max(0, length - chars.codePointCount(0, chars.length())));
      }
      case SqlType.Time(int precision) -> appendTime((LocalTime) value, precision, text);
      case SqlType.Timestamp(int precision) -> appendTime(dateTime((Long) value), precision, text);
      case SqlType.TimestampWithZone(int precision) -> zoned((Struct) value, precision, text);
      case SqlType.Array(SqlType element) -> elements(element, (Array) value, text);
      case SqlType.MapType map -> entries(map, (Map<?, ?>) value, text);
      case SqlType.Row row -> fields(row, (Struct) value, text);
    }
  }

  private static void append(SimpleType type, Object value, StringBuilder text)
      throws SQLException {
    switch (type) {
      case VARBINARY -> text.append(hex(value));
      case IPADDRESS -> text.append(address((BigInteger) value));
      case INTERVAL_DAY_SECOND -> dayToSecond((Long) value, text);
      case INTERVAL_YEAR_MONTH -> {
        long months = (Long) value;
        text.append(months < 0 ? "-" : "")
            .append(Math.abs(months) / 12)
            .append('-')
            .append(Math.abs(months) % 12);
      }
      case DATE -> appendDate((LocalDate) value, text);
      case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, JSON, UUID, UNKNOWN ->
          text.append(value);
    }
  }

  private static String hex(Object value) throws SQLException {
    return switch (value) {
      case byte[] bytes -> BLANKED_HEX.formatHex(bytes);
      case Blob blob -> BLANKED_HEX.formatHex(blob.getBytes(1, Math.toIntExact(blob.length())));
      default -> BLANKED_HEX.formatHex(value.toString().getBytes(StandardCharsets.ISO_8859_1));
    };
  }

  private static String address(BigInteger value) {
    return IpAddress.toString(value.shiftRight(Long.SIZE).longValue(), value.longValue());
  }

  private static void dayToSecond(long millis, StringBuilder text) {
    long rest = Math.abs(millis);
    text.append(millis < 0 ? "-" : "").append(rest / 86_400_000).append(' ');
    digits(rest / 3_600_000 % 24, 2, text);
    text.append(':');
    digits(rest / 60_000 % 60, 2, text);
    text.append(':');
    digits(rest / 1000 % 60, 2, text);
    text.append('.');
    digits(rest % 1000, 3, text);
  }

  private static LocalDateTime dateTime(long micros) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, MICROS), (int) Math.floorMod(micros, MICROS) * 1000, ZoneOffset.UTC);
  }

  private static void zoned(Struct value, int precision, StringBuilder text) throws SQLException {
    @Nullable Object[] parts = value.getAttributes();
    String zone = String.valueOf(parts[1]);
    LocalDateTime utc = dateTime((Long) Objects.requireNonNull(parts[0]));
    appendTime(LocalDateTime.ofInstant(utc.toInstant(ZoneOffset.UTC), zone(zone)), precision, text);
    text.append(' ').append(zone);
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }

  private static void appendTime(LocalDateTime time, int precision, StringBuilder text) {
    appendDate(time.toLocalDate(), text);
    text.append(' ');
    appendTime(time.toLocalTime(), precision, text);
  }

  private static void appendDate(LocalDate date, StringBuilder text) {
    int year = date.getYear();
    text.append(year < 0 ? "-" : "");
    digits(Math.abs(year), 4, text);
    text.append('-');
    digits(date.getMonthValue(), 2, text);
    text.append('-');
    digits(date.getDayOfMonth(), 2, text);
  }

  private static void appendTime(LocalTime time, int precision, StringBuilder text) {
    digits(time.getHour(), 2, text);
    text.append(':');
    digits(time.getMinute(), 2, text);
    text.append(':');
    digits(time.getSecond(), 2, text);
    if (precision > 0) {
      int from = text.length() + 1;
      text.append('.');
      digits(time.getLong(ChronoField.NANO_OF_SECOND), 9, text);
      text.setLength(from + Math.min(precision, 9));
    }
  }

  private static void digits(long value, int least, StringBuilder text) {
    for (long bound = 10, count = 1; count < least; count++, bound *= 10) {
      if (value < bound) {
        text.repeat('0', (int) (least - count));
        break;
      }
    }
    text.append(value);
  }

  private static void elements(SqlType type, Array array, StringBuilder text) throws SQLException {
    String separator = "[";
    for (Object element : (@Nullable Object[]) array.getArray()) {
      text.append(separator);
      append(type, element, text);
      separator = ", ";
    }
    text.append(separator.equals("[") ? "[]" : "]");
  }

  private static void entries(SqlType.MapType type, Map<?, ?> map, StringBuilder text)
      throws SQLException {
    String separator = "{";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      text.append(separator);
      append(type.key(), entry.getKey(), text);
      text.append('=');
      append(type.value(), entry.getValue(), text);
      separator = ", ";
    }
    text.append(separator.equals("{") ? "{}" : "}");
  }

  private static void fields(SqlType.Row type, Struct struct, StringBuilder text)
      throws SQLException {
    @Nullable Object[] values = struct.getAttributes();
    List<SqlType.Field> fields = type.fields();
    for (int i = 0; i < fields.size(); i++) {
      int place = i;
      text.append(i == 0 ? "{" : ", ")
          .append(fields.get(i).name().orElseGet(() -> "field" + place))
          .append('=');
      append(fields.get(i).type(), values[i], text);
    }
    text.append('}');
  }
}
