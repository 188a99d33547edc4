package weir.api.cloudtrail;

import java.io.IOException;
import java.time.Instant;

/// Where audit records are kept. Safe for any number of threads.
public sealed interface AuditLog extends AutoCloseable permits AuditFolder, AuditMemory {
  /// Keeps a record; it survives the process when this returns.
  ///
  /// @param now the wall's time, which says in which hour's file the record lies
  /// @param line one JSON object and a line feed
  void append(Instant now, byte[] line) throws IOException;

  /// Gives the records of some hours, newest first, as long as the search has room.
  ///
  /// @param before only what was kept before this one; [Place#NEWEST] for all
  void newestFirst(Instant from, Instant to, Place before, Search search) throws IOException;

  @Override
  void close();

  /// Where a record lies.
  ///
  /// @param hour that its file belongs to
  /// @param closed whether the file was closed and compressed when the record was read
  /// @param offset in the hour's uncompressed text, bytes
  record Place(Instant hour, boolean closed, long offset) {
    /// After every record.
    public static final Place NEWEST = new Place(Instant.MAX, false, Long.MAX_VALUE);
  }

  /// What is looked for.
  interface Search {
    boolean matches(String line);

    /// How many more matches are wanted.
    int room();

    /// Takes a match.
    void take(Place place, String line);
  }
}
