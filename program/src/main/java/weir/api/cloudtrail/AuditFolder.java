package weir.api.cloudtrail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;

/// Records in a folder: a file of JSON lines for every hour, `2026/11/21/04.jsonl`, which is
/// compressed when its hour is over, and deleted when it is old. Safe for any number of threads.
///
/// A record is one write to the operating system, so that a process that is killed loses none; a
/// line that the machine itself left half written is cut off at the next start.
public final class AuditFolder implements AuditLog {
  private final Path folder;
  private final Duration kept;
  private final Executor background;
  private final ReentrantLock writing = new ReentrantLock();
  private final ReentrantLock tidying = new ReentrantLock();
  private Instant hour = Instant.MIN;
  private @Nullable FileChannel channel;

  private AuditFolder(Path folder, Duration kept, Executor background) {
    this.folder = folder;
    this.kept = kept;
    this.background = background;
  }

  /// Opens a folder, and makes it when it is missing.
  ///
  /// @param kept how long records are kept; counted in whole hours
  /// @param background compresses and deletes files, beside the calls
  /// @throws Fault.Unavailable when the folder cannot be used
  public static AuditFolder open(Path folder, Duration kept, Instant now, Executor background) {
    AuditFolder opened = new AuditFolder(folder, kept, background);
    try {
      Files.createDirectories(folder);
      for (HourFile file : HourFile.all(folder)) {
        file.repair();
      }
    } catch (IOException refused) {
      throw new Fault.Unavailable(
          "the audit trail in " + folder + " cannot be used: " + refused.getMessage(), refused);
    }
    background.execute(() -> opened.tidy(now));
    return opened;
  }

  @Override
  public void append(Instant now, byte[] line) throws IOException {
    writing.lock();
    try {
      FileChannel open = channelOf(now);
      long end = open.position();
      ByteBuffer bytes = ByteBuffer.wrap(line);
      try {
        while (bytes.hasRemaining()) {
          open.write(bytes);
        }
      } catch (IOException full) {
        // Half a record would spoil the next one too.
        open.truncate(end);
        throw full;
      }
    } finally {
      writing.unlock();
    }
  }

  private FileChannel channelOf(Instant now) throws IOException {
    Instant current = now.truncatedTo(ChronoUnit.HOURS);
    FileChannel open = channel;
    if (open != null && current.equals(hour)) {
      return open;
    }
    closeChannel();
    Path file = HourFile.of(folder, current).plain();
    Files.createDirectories(file.getParent());
    FileChannel fresh = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    fresh.position(fresh.size());
    channel = fresh;
    hour = current;
    background.execute(() -> tidy(now));
    return fresh;
  }

  private void closeChannel() throws IOException {
    FileChannel open = channel;
    channel = null;
    if (open != null) {
      open.close();
    }
  }

  /// Compresses the files of hours that are over, and deletes old ones. What fails is tried again
  /// an hour later.
  void tidy(Instant now) {
    tidying.lock();
    try {
      Instant current = now.truncatedTo(ChronoUnit.HOURS);
      for (HourFile file : HourFile.all(folder)) {
        if (file.hour().isBefore(current.minus(kept))) {
          file.delete();
        } else if (file.hour().isBefore(current)) {
          file.compress();
        }
      }
      HourFile.deleteEmptyFolders(folder, HourFile.of(folder, current).plain());
    } catch (IOException refused) {
      // The files stay as they are, and are found again.
    } finally {
      tidying.unlock();
    }
  }

  @Override
  public void newestFirst(Instant from, Instant to, Place before, Search search)
      throws IOException {
    Instant oldest = from.truncatedTo(ChronoUnit.HOURS);
    for (HourFile file : HourFile.all(folder).reversed()) {
      boolean wanted = !file.hour().isBefore(oldest) && !file.hour().isAfter(to);
      if (wanted && search.room() > 0) {
        search(file, before, search);
      }
    }
  }

  private static void search(HourFile file, Place before, Search search) throws IOException {
    if (file.hour().isAfter(before.hour())) {
      return;
    }
    boolean resumed = file.hour().equals(before.hour());
    boolean plain = Files.exists(file.plain());
    if (plain && !(resumed && before.closed())) {
      file.searchPlain(resumed ? before.offset() : Long.MAX_VALUE, search);
    }
    if (Files.exists(file.compressed()) && search.room() > 0) {
      boolean here = resumed && (before.closed() || !plain);
      file.searchCompressed(here ? before.offset() : Long.MAX_VALUE, search);
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      closeChannel();
    } catch (IOException gone) {
      // Every record was with the operating system when its call ended.
    } finally {
      writing.unlock();
    }
  }
}
