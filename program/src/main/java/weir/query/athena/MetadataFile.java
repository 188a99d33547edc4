package weir.query.athena;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/// What lies beside a result as `….metadata`: its columns, in protobuf. AWS publishes no schema;
/// the numbers of the fields are those that its JDBC driver reads.
final class MetadataFile {
  private static final int ID = 1;
  private static final int UPDATE_TYPE = 2;
  private static final int UPDATE_COUNT = 3;
  private static final int COLUMN = 4;
  private static final int NULLABLE_UNKNOWN = 3;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private MetadataFile() {}

  /// @param updateType `INSERT`, `CREATE TABLE`; empty for what changes no rows
  static byte[] of(
      String id, String updateType, OptionalLong updateCount, List<AnswerColumn> columns) {
    MetadataFile file = new MetadataFile();
    file.text(ID, id);
    if (!updateType.isEmpty()) {
      file.text(UPDATE_TYPE, updateType);
      file.number(UPDATE_COUNT, updateCount.orElse(0));
    }
    for (AnswerColumn column : columns) {
      file.block(COLUMN, column(column));
    }
    return file.bytes.toByteArray();
  }

  private static byte[] column(AnswerColumn column) {
    MetadataFile message = new MetadataFile();
    message.text(1, "hive");
    message.text(4, column.name());
    message.text(5, column.name());
    message.text(6, column.type());
    Said said = Said.of(column.type());
    if (said.precision) {
      message.number(7, column.precision());
    }
    if (said.scale) {
      message.number(8, column.scale());
    }
    message.number(9, NULLABLE_UNKNOWN);
    if (said.caseSensitive) {
      message.number(10, column.caseSensitive() ? 1 : 0);
    }
    return message.bytes.toByteArray();
  }

  /// Which numbers are said of a type, be they 0 or not.
  private record Said(boolean precision, boolean scale, boolean caseSensitive) {
    static Said of(String type) {
      return switch (type) {
        case "tinyint",
            "smallint",
            "integer",
            "bigint",
            "double",
            "float",
            "decimal",
            "varchar",
            "char",
            "varbinary",
            "timestamp",
            "timestamp with time zone",
            "time" ->
            new Said(true, true, true);
        case "boolean", "interval day to second", "interval year to month" ->
            new Said(false, false, true);
        case "date" -> new Said(false, true, true);
        default -> new Said(false, false, false);
      };
    }
  }

  private void text(int field, String text) {
    block(field, text.getBytes(StandardCharsets.UTF_8));
  }

  private void block(int field, byte[] content) {
    varint((long) field << 3 | 2);
    varint(content.length);
    bytes.writeBytes(content);
  }

  private void number(int field, long value) {
    varint((long) field << 3);
    varint(value);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }
}
