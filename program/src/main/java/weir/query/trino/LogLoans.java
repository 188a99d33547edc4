package weir.query.trino;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The log events that a cluster may read at this moment: tables that Glue shows to it and whose
/// files S3 hands to it, each while the query runs that needs it. Safe for any number of threads.
///
/// No list shows the tables, and nobody can guess their names; who knows one still needs the right
/// to query the groups.
public final class LogLoans {
  /// The catalogue of the cluster that has the tables.
  static final String CATALOG = "weir";

  /// Glue's database of the tables. An account may have one of the same name.
  static final String DATABASE = "weir_logs";

  /// S3's bucket of the files, of a name that no other bucket can have.
  public static final String BUCKET = "sthree-weir-logs";

  private static final int NAME_BYTES = 16;

  private final Path scratch;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, LentTable> tables = new ConcurrentHashMap<>();

  /// @param scratch a folder for files that are made for one query
  public LogLoans(Path scratch, InstantSource clock) {
    this.scratch = scratch;
    this.clock = clock;
  }

  Path scratch() {
    return scratch;
  }

  InstantSource clock() {
    return clock;
  }

  /// A name that nobody can guess.
  String newName() {
    byte[] bytes = new byte[NAME_BYTES];
    random.nextBytes(bytes);
    return "q" + HexFormat.of().formatHex(bytes);
  }

  void lend(LentTable table) {
    tables.put(table.name(), table);
  }

  void takeBack(LentTable table) {
    tables.remove(table.name());
  }

  /// A table that is lent.
  public Optional<LentTable> table(String database, String name) {
    return database.equals(DATABASE) ? Optional.ofNullable(tables.get(name)) : Optional.empty();
  }

  /// The table to which keys belong that begin so: `TABLE/…`.
  public Optional<LentTable> tableOf(String key) {
    int slash = key.indexOf('/');
    return slash < 0 ? Optional.empty() : table(DATABASE, key.substring(0, slash));
  }
}
