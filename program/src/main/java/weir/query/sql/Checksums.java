package weir.query.sql;

import io.trino.sql.tree.Node;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `checksum`: the sum of the values' hashes, each times a prime; NULL counts as the prime.
final class Checksums {
  private static final long PRIME = 0x9E3779B185EBCA87L;

  private Checksums() {}

  static Term term(Node at, List<Term> arguments, SqlType result) {
    Term value = arguments.getFirst();
    String text = value.text();
    String hashed =
        switch (value.type()) {
          case SqlType.Varchar _ -> "'text', " + text;
          case SimpleType.DOUBLE -> "'double', CAST(" + text + " AS VARCHAR)";
          case SimpleType.REAL -> "'real', CAST(" + text + " AS VARCHAR)";
          case SimpleType.BOOLEAN,
              SimpleType.TINYINT,
              SimpleType.SMALLINT,
              SimpleType.INTEGER,
              SimpleType.BIGINT ->
              "'int', CAST(CAST(" + text + " AS BIGINT) AS VARCHAR)";
          case SimpleType.DATE -> "'int', CAST(" + text + " - DATE '1970-01-01' AS VARCHAR)";
          case SqlType.Timestamp _ -> "'int', CAST(epoch_us(" + text + ") AS VARCHAR)";
          default ->
              throw Faults.unsupported(at, "checksum of " + value.type().text() + " is not made");
        };
    return Term.of(result, "trino_checksum(sum" + Template.CALL + "(trino_hash(" + hashed + ")))");
  }

  /// A value's part of the sum.
  static String of(String kind, String value) {
    byte[] bytes =
        switch (kind) {
          case "text" -> value.getBytes(StandardCharsets.UTF_8);
          case "double" -> bytes(Double.doubleToLongBits(number(value)));
          case "real" -> bytes(Float.floatToIntBits((float) number(value)));
          default -> bytes(Long.parseLong(value));
        };
    return Long.toString(XxHash64.of(bytes) * PRIME);
  }

  static double number(String duckDb) {
    return Double.parseDouble(duckDb.replace("inf", "Infinity").replace("nan", "NaN"));
  }

  private static byte[] bytes(long value) {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }
}
