package weir.query.sql;

import java.util.Optional;

/// An expression whose type is settled, with DuckDB's text for it.
///
/// @param text safe to stand anywhere in an expression
/// @param zoned the two halves of a `timestamp with time zone`, where they are known apart
/// @param literal the value of a text literal
/// @param column the column that the expression is, and nothing more
record Term(
    SqlType type,
    String text,
    Optional<Zoned> zoned,
    Optional<String> literal,
    Optional<ScopeColumn> column) {
  /// The instant and the zone of a `timestamp with time zone`, as DuckDB's text.
  record Zoned(String instant, String zone) {}

  static Term of(SqlType type, String text) {
    return new Term(type, text, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Term zoned(int precision, String instant, String zone) {
    return new Term(
        new SqlType.TimestampWithZone(precision),
        "trino_zoned(" + instant + ", " + zone + ")",
        Optional.of(new Zoned(instant, zone)),
        Optional.empty(),
        Optional.empty());
  }

  static Term literal(SqlType type, String value) {
    return new Term(
        type, DuckText.literal(value), Optional.empty(), Optional.of(value), Optional.empty());
  }

  static Term column(ScopeColumn column) {
    return new Term(
        column.type(), column.text(), Optional.empty(), Optional.empty(), Optional.of(column));
  }

  /// The same value where another type with the same form in DuckDB is wanted.
  Term as(SqlType other) {
    return new Term(other, text, zoned, literal, column);
  }

  /// The same value, which the query writes as this text.
  Term withLiteral(String value) {
    return new Term(type, text, zoned, Optional.of(value), column);
  }

  /// NULL of a type.
  static Term nothing(SqlType type) {
    return type instanceof SqlType.TimestampWithZone zoned
        ? zoned(zoned.precision(), "CAST(NULL AS TIMESTAMP)", "CAST(NULL AS VARCHAR)")
        : of(type, "CAST(NULL AS " + type.duckDb() + ")");
  }

  boolean isNull() {
    return type == SimpleType.UNKNOWN;
  }

  /// Whether the query writes NULL here, with a type or without.
  boolean isNullLiteral() {
    return isNull() || text.equals("CAST(NULL AS " + type.duckDb() + ")");
  }

  /// The instant of a `timestamp with time zone`; else the text itself.
  String instant() {
    return type instanceof SqlType.TimestampWithZone
        ? zoned.map(Zoned::instant).orElseGet(() -> "struct_extract(" + text + ", 't')")
        : text;
  }

  String zone() {
    return type instanceof SqlType.TimestampWithZone
        ? zoned.map(Zoned::zone).orElseGet(() -> "struct_extract(" + text + ", 'z')")
        : "'UTC'";
  }

  /// The date and time that a clock in the value's zone shows.
  String local() {
    return Zones.local(instant(), zone());
  }
}
