package weir.query.athena;

import java.util.Map;

/// Athena's numbers of an error.
///
/// @param category 1 the system's fault, 2 the user's, 3 another's
/// @param type of Athena's error reference
/// @param retryable whether the same statement may succeed later
public record ErrorKind(int category, int type, boolean retryable) {
  private static final int SYSTEM = 1;
  private static final int USER = 2;

  public static final ErrorKind PERMISSION = new ErrorKind(USER, 1500, false);

  /// The result could not be written.
  public static final ErrorKind RESULT_WRITE = new ErrorKind(SYSTEM, 401, true);

  public static final ErrorKind TIMEOUT = new ErrorKind(SYSTEM, 206, false);

  /// More data than the work group lets a query read.
  public static final ErrorKind SCAN_LIMIT = new ErrorKind(USER, 1014, false);

  public static final ErrorKind INTERNAL = new ErrorKind(SYSTEM, 9999, true);

  /// A property or an argument of a statement.
  public static final ErrorKind ARGUMENT = new ErrorKind(USER, 1100, false);

  /// What Hive's DDL refuses when it runs.
  public static final ErrorKind DDL = new ErrorKind(SYSTEM, 1003, false);

  private static final Map<String, Integer> USER_ERRORS =
      Map.ofEntries(
          Map.entry("DIVISION_BY_ZERO", 1001),
          Map.entry("TYPE_MISMATCH", 1002),
          Map.entry("SYNTAX_ERROR", 1006),
          Map.entry("COLUMN_NOT_FOUND", 1006),
          Map.entry("CATALOG_NOT_FOUND", 1006),
          Map.entry("HIVE_BAD_DATA", 1001),
          Map.entry("HIVE_PARTITION_SCHEMA_MISMATCH", 1004),
          Map.entry("INVALID_CAST_ARGUMENT", 1100),
          Map.entry("NUMERIC_VALUE_OUT_OF_RANGE", 1100),
          Map.entry("INVALID_PARAMETER_USAGE", 1100),
          Map.entry("INVALID_TABLE_PROPERTY", 1100),
          Map.entry("HIVE_PATH_ALREADY_EXISTS", 1100),
          Map.entry("INVALID_FUNCTION_ARGUMENT", 1106),
          Map.entry("TABLE_ALREADY_EXISTS", 1110),
          Map.entry("NOT_SUPPORTED", 1200),
          Map.entry("HIVE_TOO_MANY_OPEN_PARTITIONS", 1200),
          Map.entry("NOT_FOUND", 1300),
          Map.entry("TABLE_NOT_FOUND", 1301),
          Map.entry("SCHEMA_NOT_FOUND", 1301),
          Map.entry("VIEW_IS_STALE", 1301),
          Map.entry("FUNCTION_NOT_FOUND", 1303),
          Map.entry("PERMISSION_DENIED", 1500));

  private static final Map<String, ErrorKind> OTHERS =
      Map.of(
          "EXCEEDED_GLOBAL_MEMORY_LIMIT", new ErrorKind(SYSTEM, 1, false),
          "EXCEEDED_LOCAL_MEMORY_LIMIT", new ErrorKind(SYSTEM, 1, false),
          "EXCEEDED_TIME_LIMIT", TIMEOUT,
          "GENERIC_INTERNAL_ERROR", new ErrorKind(SYSTEM, 200, false),
          "HIVE_METASTORE_ERROR", new ErrorKind(USER, 1100, false));

  /// The numbers of an error by Trino's name; a name that is not known here is the user's fault.
  public static ErrorKind of(String errorName) {
    ErrorKind other = OTHERS.get(errorName);
    return other != null
        ? other
        : new ErrorKind(USER, USER_ERRORS.getOrDefault(errorName, 1000), false);
  }
}
