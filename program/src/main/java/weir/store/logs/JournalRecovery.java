package weir.store.logs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.store.objects.DataKeys;
import weir.store.objects.ObjectEncryption;

/// Reads a journal that a process before this one wrote: finds its batches, cuts off a torn end,
/// passes over what is damaged.
final class JournalRecovery {
  /// Takes what is found, in the order of the file.
  interface Finds {
    /// @return false when it was kept before and is to be passed over
    boolean batch(JournalBlock block);

    void streamEnd(String stream, long sequence);
  }

  private final LogGroupId group;
  private final Path file;
  private final LogStoreWatch watch;
  private final Finds finds;

  JournalRecovery(LogGroupId group, Path file, LogStoreWatch watch, Finds finds) {
    this.group = group;
    this.file = file;
    this.watch = watch;
    this.finds = finds;
  }

  /// The journal, or null when not even its beginning was written: then it held nothing that was
  /// acknowledged.
  @Nullable Journal open(long number, DataKeys keys) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      byte[] start = new byte[(int) Math.min(JournalHeader.MOST_BYTES, channel.size())];
      read(channel, start, 0);
      JournalHeader header = JournalHeader.find(start, start.length);
      if (header == null) {
        return withoutHeader(channel, number);
      }
      ObjectEncryption key = header.key();
      FrameSeal seal = key == null ? null : new FrameSeal(new FileKey(keys.unwrap(key), key));
      Journal journal = new Journal(file, number, header.beganMillis(), seal);
      journal.foundEnd(frames(channel, header.bytes(), journal));
      return journal;
    }
  }

  /// A file without a header was torn while it was begun, unless batches follow: then the header
  /// was damaged later. What an encrypted journal holds is lost with its key.
  private @Nullable Journal withoutHeader(FileChannel channel, long number) throws IOException {
    long first = resume(channel, -1);
    if (first < 0) {
      watch.tornTail(group, file.toString(), channel.size());
      return null;
    }
    watch.damaged(group, file.toString(), "the first " + first + " bytes are no header any more");
    Journal journal = new Journal(file, number, 0, null);
    journal.foundEnd(frames(channel, first, journal));
    return journal;
  }

  private long frames(FileChannel channel, long from, Journal journal) throws IOException {
    long at = from;
    long size = channel.size();
    byte[] head = new byte[JournalFrame.HEADER_BYTES];
    while (at < size) {
      long next = frame(channel, at, head, journal);
      if (next < 0) {
        next = resume(channel, at);
        if (next < 0) {
          watch.tornTail(group, file.toString(), size - at);
          channel.truncate(at);
          channel.force(true);
          return at;
        }
        watch.damaged(
            group, file.toString(), (next - at) + " bytes at " + at + " are no batch any more");
      }
      at = next;
    }
    return at;
  }

  /// Takes the frame at a position and answers where the next begins, -1 when there is none whole.
  private long frame(FileChannel channel, long at, byte[] head, Journal journal)
      throws IOException {
    byte[] payload = payload(channel, at, head);
    JournalFrame.Header header = JournalFrame.header(head, 0);
    if (payload == null || header == null) {
      return -1;
    }
    JournalFrame.Content content;
    try {
      content = journal.content(payload, header.sequence());
    } catch (Fault.Corrupt damaged) {
      return -1;
    }
    LogBatch batch = content.batch();
    if (batch == null) {
      finds.streamEnd(content.stream(), header.sequence());
    } else {
      JournalBlock block =
          JournalBlock.of(
              at, header, content.stream(), batch, content.ingestedMillis(), content.mark());
      if (finds.batch(block)) {
        journal.found(block);
      }
    }
    return at + JournalFrame.HEADER_BYTES + payload.length;
  }

  private static byte @Nullable [] payload(FileChannel channel, long at, byte[] head)
      throws IOException {
    if (channel.size() - at < head.length) {
      Arrays.fill(head, (byte) 0);
      return null;
    }
    read(channel, head, at);
    JournalFrame.Header header = JournalFrame.header(head, 0);
    if (header == null
        || header.payloadBytes() < 0
        || header.payloadBytes() > channel.size() - at - head.length) {
      return null;
    }
    byte[] payload = new byte[header.payloadBytes()];
    read(channel, payload, at + head.length);
    boolean whole = JournalFrame.checksum(payload, 0, payload.length) == header.checksum();
    return whole ? payload : null;
  }

  /// Where behind a damaged byte the next whole frame begins, -1 when nowhere.
  private static long resume(FileChannel channel, long damagedAt) throws IOException {
    long from = damagedAt + 1;
    byte[] rest = new byte[Math.toIntExact(channel.size() - from)];
    read(channel, rest, from);
    byte[] head = new byte[JournalFrame.HEADER_BYTES];
    for (int at = 0; at <= rest.length - JournalFrame.HEADER_BYTES; at++) {
      if (rest[at] == (byte) JournalFrame.MAGIC
          && JournalFrame.header(rest, at) != null
          && payload(channel, from + at, head) != null) {
        return from + at;
      }
    }
    return -1;
  }

  private static void read(FileChannel channel, byte[] target, long position) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(target);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new IOException("file breaks off at " + (position + buffer.position()));
      }
    }
  }
}
