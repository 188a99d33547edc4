package weir.query.sql;

import java.util.Optional;
import weir.query.rowpattern.CellKind;

/// How values travel from DuckDB to the search for matches: as lines of text.
final class MatchCells {
  private MatchCells() {}

  /// What values of a type become; empty for types that cannot travel.
  static Optional<CellKind> kind(SqlType type) {
    return switch (type) {
      case SimpleType.BOOLEAN -> Optional.of(CellKind.BOOLEAN);
      case SimpleType.TINYINT,
          SimpleType.SMALLINT,
          SimpleType.INTEGER,
          SimpleType.BIGINT,
          SimpleType.DATE,
          SimpleType.INTERVAL_DAY_SECOND,
          SimpleType.INTERVAL_YEAR_MONTH ->
          Optional.of(CellKind.WHOLE);
      case SqlType.Timestamp _, SqlType.TimestampWithZone _ -> Optional.of(CellKind.WHOLE);
      case SimpleType.REAL, SimpleType.DOUBLE -> Optional.of(CellKind.DOUBLE);
      case SqlType.Decimal _ -> Optional.of(CellKind.DECIMAL);
      case SimpleType.IPADDRESS -> Optional.of(CellKind.DECIMAL);
      case SqlType.Varchar _, SqlType.Char _ -> Optional.of(CellKind.TEXT);
      case SimpleType.UNKNOWN -> Optional.of(CellKind.TEXT);
      default -> Optional.empty();
    };
  }

  /// The value as a line; `\N` for NULL.
  static String line(Term value) {
    String text = value.instant();
    String line =
        switch (value.type()) {
          case SimpleType.DATE -> "CAST(CAST(" + text + " AS DATE) - DATE '1970-01-01' AS VARCHAR)";
          case SqlType.Timestamp _, SqlType.TimestampWithZone _ ->
              "CAST(epoch_us(CAST(" + text + " AS TIMESTAMP)) AS VARCHAR)";
          case SimpleType.REAL -> "CAST(CAST(" + text + " AS DOUBLE) AS VARCHAR)";
          case SqlType.Varchar _, SqlType.Char _ ->
              "replace(replace(" + text + ", '\\', '\\s'), chr(10), '\\n')";
          default -> "CAST(" + text + " AS VARCHAR)";
        };
    return "coalesce(" + line + ", '\\N')";
  }
}
