package weir.api.logs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import weir.store.logs.LogCursor;
import weir.store.logs.LogGroupEvents;
import weir.store.logs.LogRange;
import weir.store.objects.Disk;

/// One export at work: a stream after the other, in gzipped files of lines. Used by one thread.
///
/// A file is written here first and put when it is full, so that neither memory nor disk holds more
/// than one.
final class ExportRun {
  /// Text of a file at which the next begins.
  private static final long FILE_BYTES = 256L << 20;

  /// AWS writes thousandths also when they are zero.
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private final ExportBuckets buckets;
  private final ExportTarget target;
  private final String folder;
  private final Path file;
  private final BooleanSupplier stopped;

  /// @param folder what every key begins with
  /// @param file to be written over and over
  /// @param stopped whether it is to end early
  ExportRun(
      ExportBuckets buckets,
      ExportTarget target,
      String folder,
      Path file,
      BooleanSupplier stopped) {
    this.buckets = buckets;
    this.target = target;
    this.folder = folder;
    this.file = file;
    this.stopped = stopped;
  }

  /// Exports the events of some streams between two times, both included.
  void export(LogGroupEvents events, List<String> streams, long from, long to) {
    for (String stream : streams) {
      LogRange range =
          LogRange.ALL
              .streams(Set.of(stream))
              .times(from, to == Long.MAX_VALUE ? Long.MAX_VALUE : to + 1);
      try (LogCursor cursor = events.read(range)) {
        export(stream, cursor);
      } catch (IOException refused) {
        throw Disk.failed("writing the export " + file, refused);
      }
      if (stopped.getAsBoolean()) {
        return;
      }
    }
  }

  private void export(String stream, LogCursor cursor) throws IOException {
    boolean more = cursor.next();
    for (int number = 0; more; number++) {
      more = write(cursor);
      if (stopped.getAsBoolean()) {
        return;
      }
      String key =
          String.format(Locale.ROOT, "%s%s/%06d.gz", folder, stream.replace('/', '-'), number);
      buckets.put(target, key, file);
    }
  }

  /// Writes the event that the cursor stands on and those behind it until the file is full.
  ///
  /// @return whether the cursor stands on another
  private boolean write(LogCursor cursor) throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file), 1 << 16))) {
      long bytes = 0;
      boolean more = true;
      while (more && bytes < FILE_BYTES && !stopped.getAsBoolean()) {
        byte[] time =
            (TIME.format(Instant.ofEpochMilli(cursor.timestamp())) + " ")
                .getBytes(StandardCharsets.US_ASCII);
        out.write(time);
        out.write(cursor.bytes(), cursor.offset(), cursor.length());
        out.write('\n');
        bytes += time.length + cursor.length() + 1L;
        more = cursor.next();
      }
      return more;
    }
  }

  /// Puts the object by which AWS sees whether it may write.
  static void test(ExportBuckets buckets, ExportTarget target, @Nullable String prefix, Path file) {
    try {
      Files.writeString(file, "Permission Check Successful");
    } catch (IOException refused) {
      throw Disk.failed("writing " + file, refused);
    }
    buckets.put(target, ExportTasks.prefix(prefix) + "aws-logs-write-test", file);
  }
}
