package weir.query.athena;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What kind a statement is of, as `StatementType` and `SubstatementType` say it, and where its
/// result lies.
public enum StatementKind {
  SELECT(Type.DML, ".csv"),
  INSERT(Type.DML, ""),
  CREATE_TABLE_AS_SELECT(Type.DDL, ""),
  UNLOAD(Type.DML, ".csv"),
  EXPLAIN(Type.DML, ".txt"),
  EXECUTE(Type.DML, ".csv"),
  PREPARE(Type.DDL, ".txt"),
  DEALLOCATE(Type.DDL, ".txt"),
  CREATE_VIEW(Type.DDL, ".txt"),
  DROP_VIEW(Type.DDL, ".txt"),
  CREATE_TABLE(Type.DDL, ".txt"),
  DROP_TABLE(Type.DDL, ".txt"),
  CREATE_DATABASE(Type.DDL, ".txt"),
  DROP_DATABASE(Type.DDL, ".txt"),
  ALTER_DATABASE(Type.DDL, ".txt"),
  ALTER_TABLE_ADD_COLUMN(Type.DDL, ".txt"),
  ALTER_TABLE_REPLACE_COLUMN(Type.DDL, ".txt"),
  ALTER_TABLE_CHANGE_COLUMN(Type.DDL, ".txt"),
  ALTER_TABLE_DROP_COLUMN(Type.DDL, ".txt"),
  ALTER_TABLE_ADD_PARTITION(Type.DDL, ".txt"),
  ALTER_TABLE_DROP_PARTITION(Type.DDL, ".txt"),
  ALTER_TABLE_RENAME_PARTITION(Type.DDL, ".txt"),
  ALTER_TABLE_RENAME(Type.DDL, ".txt"),
  ALTER_TABLE_SET_LOCATION(Type.DDL, ".txt"),
  ALTER_TABLE_SET_TBLPROPERTIES(Type.DDL, ".txt"),
  ALTER_TABLE(Type.DDL, ".txt"),
  MSCK_REPAIR(Type.DDL, ".txt"),
  SHOW_DATABASES(Type.UTILITY, ".txt"),
  SHOW_TABLES(Type.UTILITY, ".txt"),
  SHOW_VIEWS(Type.UTILITY, ".txt"),
  SHOW_COLUMNS(Type.UTILITY, ".txt"),
  SHOW_PARTITIONS(Type.UTILITY, ".txt"),
  SHOW_CREATE_TABLE(Type.UTILITY, ".txt"),
  SHOW_CREATE_VIEW(Type.UTILITY, ".txt"),
  SHOW_TBLPROPERTIES(Type.UTILITY, ".txt"),
  DESCRIBE_DATABASE(Type.UTILITY, ".txt"),
  DESCRIBE_TABLE(Type.UTILITY, ".txt");

  /// As on the wire.
  public enum Type {
    DDL,
    DML,
    UTILITY
  }

  private static final int ENOUGH = 4000;

  private final Type type;
  private final String suffix;

  StatementKind(Type type, String suffix) {
    this.type = type;
    this.suffix = suffix;
  }

  public Type type() {
    return type;
  }

  /// What follows the execution's id in the name of the result file.
  public String suffix() {
    return suffix;
  }

  /// The key of the result below the output location: `ID.csv`, `tables/ID`.
  public String resultName(String executionId) {
    return this == CREATE_TABLE_AS_SELECT ? "tables/" + executionId : executionId + suffix;
  }

  /// Whether it is written in Hive's dialect; else in Trino's.
  public boolean isHive() {
    return switch (this) {
      case SELECT,
          INSERT,
          CREATE_TABLE_AS_SELECT,
          UNLOAD,
          EXPLAIN,
          EXECUTE,
          PREPARE,
          DEALLOCATE,
          CREATE_VIEW ->
          false;
      default -> true;
    };
  }

  /// Empty when Athena has no such statement.
  public static Optional<StatementKind> of(String text) {
    List<String> words = StatementWords.of(text, ENOUGH);
    return switch (word(words, 0)) {
      case "SELECT", "WITH", "VALUES", "TABLE" -> Optional.of(SELECT);
      case "INSERT" -> Optional.of(INSERT);
      case "UNLOAD" -> Optional.of(UNLOAD);
      case "EXPLAIN" -> Optional.of(EXPLAIN);
      case "EXECUTE" -> Optional.of(EXECUTE);
      case "PREPARE" -> Optional.of(PREPARE);
      case "DEALLOCATE" -> Optional.of(DEALLOCATE);
      case "MSCK" -> Optional.of(MSCK_REPAIR);
      case "DESCRIBE", "DESC" -> Optional.of(described(words));
      case "SHOW" -> shown(words);
      case "CREATE" -> created(words);
      case "DROP" -> dropped(words);
      case "ALTER" -> altered(words);
      default -> Optional.empty();
    };
  }

  private static StatementKind described(List<String> words) {
    return switch (word(words, 1)) {
      case "DATABASE", "SCHEMA" -> DESCRIBE_DATABASE;
      default -> DESCRIBE_TABLE;
    };
  }

  private static Optional<StatementKind> shown(List<String> words) {
    return switch (word(words, 1)) {
      case "DATABASES", "SCHEMAS" -> Optional.of(SHOW_DATABASES);
      case "TABLES" -> Optional.of(SHOW_TABLES);
      case "VIEWS" -> Optional.of(SHOW_VIEWS);
      case "COLUMNS" -> Optional.of(SHOW_COLUMNS);
      case "PARTITIONS" -> Optional.of(SHOW_PARTITIONS);
      case "TBLPROPERTIES" -> Optional.of(SHOW_TBLPROPERTIES);
      case "CREATE" ->
          word(words, 2).equals("VIEW")
              ? Optional.of(SHOW_CREATE_VIEW)
              : Optional.of(SHOW_CREATE_TABLE);
      default -> Optional.empty();
    };
  }

  private static Optional<StatementKind> created(List<String> words) {
    return switch (word(words, 1)) {
      case "DATABASE", "SCHEMA" -> Optional.of(CREATE_DATABASE);
      case "VIEW" -> Optional.of(CREATE_VIEW);
      case "OR" ->
          word(words, 3).equals("VIEW") ? Optional.of(CREATE_VIEW) : Optional.of(CREATE_TABLE);
      case "EXTERNAL" -> Optional.of(CREATE_TABLE);
      case "TABLE" -> Optional.of(makesFromQuery(words) ? CREATE_TABLE_AS_SELECT : CREATE_TABLE);
      default -> Optional.empty();
    };
  }

  private static boolean makesFromQuery(List<String> words) {
    for (int i = 3; i + 1 < words.size(); i++) {
      if (words.get(i).equals("AS")
          && List.of("SELECT", "WITH", "VALUES", "TABLE").contains(words.get(i + 1))) {
        return true;
      }
    }
    return false;
  }

  private static Optional<StatementKind> dropped(List<String> words) {
    return switch (word(words, 1)) {
      case "DATABASE", "SCHEMA" -> Optional.of(DROP_DATABASE);
      case "TABLE" -> Optional.of(DROP_TABLE);
      case "VIEW" -> Optional.of(DROP_VIEW);
      default -> Optional.empty();
    };
  }

  private static Optional<StatementKind> altered(List<String> words) {
    if (List.of("DATABASE", "SCHEMA").contains(word(words, 1))) {
      return Optional.of(ALTER_DATABASE);
    }
    if (!word(words, 1).equals("TABLE")) {
      return Optional.empty();
    }
    for (int i = 3; i + 1 < words.size(); i++) {
      Optional<StatementKind> kind = alteration(words.get(i), words.get(i + 1));
      if (kind.isPresent()) {
        return kind;
      }
    }
    return Optional.of(ALTER_TABLE);
  }

  private static Optional<StatementKind> alteration(String deed, String object) {
    return switch (deed + " " + object.toUpperCase(Locale.ROOT)) {
      case "ADD COLUMNS", "ADD COLUMN" -> Optional.of(ALTER_TABLE_ADD_COLUMN);
      case "REPLACE COLUMNS" -> Optional.of(ALTER_TABLE_REPLACE_COLUMN);
      case "CHANGE COLUMN" -> Optional.of(ALTER_TABLE_CHANGE_COLUMN);
      case "DROP COLUMN" -> Optional.of(ALTER_TABLE_DROP_COLUMN);
      case "ADD PARTITION", "ADD IF" -> Optional.of(ALTER_TABLE_ADD_PARTITION);
      case "DROP PARTITION", "DROP IF" -> Optional.of(ALTER_TABLE_DROP_PARTITION);
      case "RENAME PARTITION", "RENAME TO" ->
          Optional.of(
              deed.equals("RENAME") && object.equals("TO")
                  ? ALTER_TABLE_RENAME
                  : ALTER_TABLE_RENAME_PARTITION);
      case "SET LOCATION" -> Optional.of(ALTER_TABLE_SET_LOCATION);
      case "SET TBLPROPERTIES" -> Optional.of(ALTER_TABLE_SET_TBLPROPERTIES);
      default -> Optional.empty();
    };
  }

  private static String word(List<String> words, int index) {
    return index < words.size() ? words.get(index) : "";
  }
}
