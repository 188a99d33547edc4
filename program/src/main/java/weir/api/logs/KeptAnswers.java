package weir.api.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.query.insights.InsightsRow;
import weir.store.objects.Disk;

/// The answers of queries in a folder, a file for each, so that a restart forgets none. Safe for
/// any number of threads that are about different queries.
public final class KeptAnswers {
  private static final System.Logger LOG = System.getLogger("weir.logs");
  private static final String FILE = ".answer";

  private final Path folder;
  private final GroupKeys keys;

  /// @param folder made when it is not there
  /// @param logs whose groups may be encrypted
  public KeptAnswers(Path folder, Logs logs) {
    this.folder = folder;
    this.keys = logs.groups().keys();
  }

  /// A query that the folder has.
  record Found(QueryHead head, long bytes) {}

  /// The queries of the folder, oldest first. What a crash left half written is removed.
  List<Found> all() {
    try {
      Files.createDirectories(folder);
      List<Found> all = new ArrayList<>();
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          QueryHead head = file.toString().endsWith(FILE) ? head(file) : null;
          if (head == null) {
            Disk.forget(file);
          } else {
            all.add(new Found(head, Files.size(file)));
          }
        }
      }
      all.sort((one, other) -> one.head().created().compareTo(other.head().created()));
      return all;
    } catch (IOException failed) {
      throw Disk.failed("reading the answers of queries", failed);
    }
  }

  private static @Nullable QueryHead head(Path file) throws IOException {
    try {
      return new AnswerFile(file).head();
    } catch (Fault.Corrupt damaged) {
      LOG.log(
          System.Logger.Level.WARNING, "the answer of a query is lost: {0}", damaged.sentence());
      return null;
    }
  }

  private Path file(String id) {
    return folder.resolve(id + FILE);
  }

  /// Keeps what is known of a query and its rows.
  ///
  /// @param lock of the rows; null leaves them plain
  /// @return how many bytes that takes
  /// @throws weir.store.objects.ObjectRefusal when the key of the lock may not be used
  /// @throws Fault.Unavailable when the disk refuses; what was kept before stays
  long keep(QueryHead head, List<InsightsRow> rows, @Nullable AnswerLock lock) {
    try {
      new AnswerFile(file(head.id())).write(head, rows, lock);
      return Files.size(file(head.id()));
    } catch (IOException failed) {
      throw Disk.failed("keeping the answer of a query", failed);
    }
  }

  /// Some of a query's rows.
  ///
  /// @param to the first that is not wanted any more
  /// @throws weir.api.protocol.ApiException when they are encrypted with a key that may not be used
  List<InsightsRow> rows(QueryHead head, int from, int to) {
    if (from >= to) {
      return List.of();
    }
    try {
      return new AnswerFile(file(head.id())).rows(from, to, keys);
    } catch (IOException failed) {
      throw Disk.failed("reading the answer of a query", failed);
    }
  }

  void forget(String id) {
    Disk.forget(file(id));
  }
}
