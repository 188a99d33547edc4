package weir.delivery;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import weir.model.flow.RecordBatch;
import weir.store.records.Projection;
import weir.store.records.RecordFile;
import weir.store.records.RecordReader;

/// A reader who looks at a destination's folder all the time and reads every file that is new there
/// or was replaced, whole. Complains of half files and of files whose content changes.
final class FolderWatcher implements AutoCloseable {
  /// A file as it was when it was read.
  private record Seen(Object inode, long size, int hash) {}

  private final Path folder;
  private final Map<Path, Seen> seen = new HashMap<>();
  private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean closed;

  FolderWatcher(Path folder) {
    this.folder = folder;
    this.thread = Thread.ofPlatform().name("watcher").start(this::watch);
  }

  private void watch() {
    while (!closed) {
      look();
      Thread.onSpinWait();
    }
    look();
  }

  private void look() {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (!file.getFileName().toString().startsWith(".")) {
                read(file, attributes);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      complaints.add(e.toString());
    }
  }

  private void read(Path file, BasicFileAttributes attributes) {
    Seen before = seen.get(file);
    if (before != null && attributes.fileKey().equals(before.inode())) {
      return;
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (count(file) == 0) {
        complaints.add(file + " is empty");
      }
      Seen now = new Seen(attributes.fileKey(), bytes.length, Arrays.hashCode(bytes));
      if (before != null && (before.size() != now.size() || before.hash() != now.hash())) {
        complaints.add(file + " was " + before + " and is " + now);
      }
      seen.put(file, now);
    } catch (IOException | RuntimeException e) {
      complaints.add(file + ": " + e);
    }
  }

  private static long count(Path file) {
    long rows = 0;
    try (RecordReader reader = RecordFile.open(file, Projection.ALL)) {
      for (Optional<RecordBatch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
        rows += batch.get().rows();
      }
      if (!reader.notices().isEmpty()) {
        throw new IllegalStateException("torn: " + reader.notices().remarks());
      }
    }
    return rows;
  }

  /// Looks a last time; answers what was wrong with which file.
  List<String> finish() {
    close();
    return List.copyOf(complaints);
  }

  int filesSeen() {
    return seen.size();
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
