package weir.query.sql;

/// The types without parameters.
public enum SimpleType implements SqlType {
  BOOLEAN("boolean", "BOOLEAN", "boolean"),
  TINYINT("tinyint", "TINYINT", "tinyint"),
  SMALLINT("smallint", "SMALLINT", "smallint"),
  INTEGER("integer", "INTEGER", "int"),
  BIGINT("bigint", "BIGINT", "bigint"),
  REAL("real", "FLOAT", "float"),
  DOUBLE("double", "DOUBLE", "double"),
  VARBINARY("varbinary", "BLOB", "binary"),
  DATE("date", "DATE", "date"),
  JSON("json", "VARCHAR", "string"),
  IPADDRESS("ipaddress", "UHUGEINT", "string"),
  UUID("uuid", "UUID", "string"),
  /// The type of NULL.
  UNKNOWN("unknown", "VARCHAR", "string"),
  INTERVAL_DAY_SECOND("interval day to second", "BIGINT", "string"),
  INTERVAL_YEAR_MONTH("interval year to month", "BIGINT", "string");

  private final String text;
  private final String duckDb;
  private final String hive;

  SimpleType(String text, String duckDb, String hive) {
    this.text = text;
    this.duckDb = duckDb;
    this.hive = hive;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public String duckDb() {
    return duckDb;
  }

  @Override
  public String hiveText() {
    return hive;
  }
}
