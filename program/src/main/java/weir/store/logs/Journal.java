package weir.store.logs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.store.objects.Disk;
import weir.store.objects.EncryptionRule;

/// A file that batches are appended to, and what it holds. Frames are written by one thread at a
/// time, which the group's lock sees to; any number of threads wait for the disk together, so that
/// one sync serves all of them. Only batches that are on disk are shown.
final class Journal extends PinnedFile {
  private final Path file;
  private final long number;
  private final long beganMillis;
  private final @Nullable FrameSeal seal;
  private final ReentrantLock syncing = new ReentrantLock();
  private final List<JournalBlock> blocks = new ArrayList<>();
  private @Nullable FileChannel channel;
  private int visible;
  private volatile long written;
  private volatile long durable;
  private volatile boolean broken;

  Journal(Path file, long number, long beganMillis, @Nullable FrameSeal seal) {
    this.file = file;
    this.number = number;
    this.beganMillis = beganMillis;
    this.seal = seal;
  }

  /// A batch that a frame holds.
  record Batch(LogBatch events, long ingested, @Nullable BatchMark mark) {}

  /// A new journal, whose header is written but not yet synced.
  static Journal create(Path file, long number, long nowMillis, @Nullable FileKey key)
      throws IOException {
    Journal journal = new Journal(file, number, nowMillis, key == null ? null : new FrameSeal(key));
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    journal.channel = channel;
    ByteBuffer header = JournalHeader.bytes(key, nowMillis);
    journal.written = header.remaining();
    writeFully(channel, header, 0);
    Disk.sync(Disk.parent(file));
    return journal;
  }

  /// Takes a block that was found in the file when it was opened.
  void found(JournalBlock block) {
    blocks.add(block);
    visible = blocks.size();
  }

  /// Says that the file ends here and takes no more.
  void foundEnd(long position) {
    written = position;
    durable = position;
  }

  long number() {
    return number;
  }

  Path file() {
    return file;
  }

  /// By what rule it is encrypted; null when it is plain.
  @Nullable EncryptionRule rule() {
    return seal == null ? null : seal.rule();
  }

  long bytes() {
    return written;
  }

  long beganMillis() {
    return beganMillis;
  }

  int batches() {
    synchronized (blocks) {
      return blocks.size();
    }
  }

  /// Whether the disk has failed it, so that another must be begun.
  boolean isBroken() {
    return broken;
  }

  /// Appends a frame under the group's lock and answers the position that [#commit] must reach.
  ///
  /// @param batch null for a frame that is no batch
  long write(byte[] plain, long sequence, String stream, @Nullable Batch batch) {
    FileChannel target = channel;
    if (target == null) {
      throw new IllegalStateException("journal " + file + " takes no more");
    }
    byte[] payload = seal == null ? plain : seal.seal(plain, sequence);
    int checksum = JournalFrame.checksum(payload, 0, payload.length);
    long at = written;
    try {
      writeFully(target, JournalFrame.header(payload, checksum, sequence), at);
      writeFully(target, ByteBuffer.wrap(payload), at + JournalFrame.HEADER_BYTES);
    } catch (IOException refused) {
      undo(target, at);
      throw Disk.failed("keeping log events", refused);
    }
    long end = at + JournalFrame.HEADER_BYTES + payload.length;
    if (batch != null) {
      JournalFrame.Header header = new JournalFrame.Header(payload.length, checksum, sequence);
      synchronized (blocks) {
        blocks.add(
            JournalBlock.of(at, header, stream, batch.events(), batch.ingested(), batch.mark()));
      }
    }
    written = end;
    return end;
  }

  /// A frame of which half was written would be taken for the end of the file later.
  private void undo(FileChannel target, long to) {
    try {
      target.truncate(to);
    } catch (IOException alsoRefused) {
      broken = true;
    }
  }

  private static void writeFully(FileChannel target, ByteBuffer bytes, long position)
      throws IOException {
    while (bytes.hasRemaining()) {
      target.write(bytes, position + bytes.position());
    }
  }

  /// Returns when everything up to the position is on disk.
  void commit(long position) {
    if (durable >= position) {
      return;
    }
    syncing.lock();
    try {
      if (durable >= position) {
        return;
      }
      FileChannel target = channel;
      if (target == null || broken) {
        throw new Fault.Unavailable("keeping log events failed: the disk refused them");
      }
      long to = written;
      target.force(false);
      durable = to;
      show(to);
    } catch (IOException refused) {
      // What a failed sync left on disk is unknown, and a second one would not say.
      broken = true;
      throw Disk.failed("keeping log events", refused);
    } finally {
      syncing.unlock();
    }
  }

  private void show(long to) {
    synchronized (blocks) {
      while (visible < blocks.size() && blocks.get(visible).end() <= to) {
        visible++;
      }
    }
  }

  /// The batches that are on disk.
  List<JournalBlock> shown() {
    synchronized (blocks) {
      return List.copyOf(blocks.subList(0, visible));
    }
  }

  /// The sequence of the last event that is on disk, -1 when there is none.
  long lastShown() {
    synchronized (blocks) {
      return visible == 0 ? -1 : blocks.get(visible - 1).lastSequence();
    }
  }

  /// Ends the journal: what was written is on disk, or is never shown. Under the group's lock.
  void end() {
    try {
      commit(written);
    } catch (Fault.Unavailable notDurable) {
      broken = true;
    }
  }

  /// Closes the file for writing.
  void close() {
    syncing.lock();
    try {
      FileChannel open = channel;
      channel = null;
      if (open != null) {
        open.close();
      }
    } catch (IOException nothingIsLost) {
      broken = true;
    } finally {
      syncing.unlock();
    }
  }

  /// Opens the file for one reader.
  FileChannel reading() throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ);
  }

  /// Reads a batch.
  ///
  /// @throws Fault.Corrupt when it is not what was written
  LogBatch read(FileChannel from, JournalBlock block) throws IOException {
    byte[] payload = new byte[block.payloadBytes()];
    ByteBuffer buffer = ByteBuffer.wrap(payload);
    long start = block.position() + JournalFrame.HEADER_BYTES;
    while (buffer.hasRemaining()) {
      if (from.read(buffer, start + buffer.position()) < 0) {
        throw new Fault.Corrupt(file + ": breaks off at " + (start + buffer.position()));
      }
    }
    if (JournalFrame.checksum(payload, 0, payload.length) != block.checksum()) {
      throw new Fault.Corrupt(file + ": the batch at " + block.position() + " was changed");
    }
    LogBatch batch = content(payload, block.firstSequence()).batch();
    if (batch == null) {
      throw new Fault.Corrupt(file + ": no batch at " + block.position());
    }
    return batch;
  }

  JournalFrame.Content content(byte[] payload, long sequence) {
    try {
      return JournalFrame.read(seal == null ? payload : seal.open(payload, sequence));
    } catch (RuntimeException damaged) {
      throw new Fault.Corrupt(file + ": frame " + sequence + " cannot be read: " + damaged);
    }
  }

  @Override
  void delete() {
    close();
    Disk.forget(file);
  }
}
