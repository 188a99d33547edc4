package weir.store.logs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import weir.model.aws.Fault;
import weir.model.flow.RecordFormat;
import weir.store.objects.Disk;

/// What a group consists of besides its journals. It lies in one small file that is replaced in one
/// step: a segment exists when the manifest names it.
///
/// @param sealedThrough journals up to this number are in the segments
/// @param nextSequence no event in the segments has it, or one behind it
/// @param streams times of the streams as far as they are sealed
/// @param ended streams that were deleted: events before the sequence are gone
/// @param marks of the producers' last batches as far as they are sealed; never changed
record Manifest(
    long sealedThrough,
    long nextSequence,
    List<SegmentEntry> segments,
    Map<String, StreamTimes> streams,
    Map<String, Long> ended,
    LastMarks marks) {
  static final Manifest EMPTY = new Manifest(0, 0, List.of(), Map.of(), Map.of(), new LastMarks());

  private static final long MAGIC = 0x57_45_49_52_4d_41_4e_31L;

  Manifest {
    segments = List.copyOf(segments);
    streams = Map.copyOf(streams);
    ended = Map.copyOf(ended);
  }

  /// The same with other segments; streams that no segment can hold events of any more are
  /// forgotten.
  Manifest with(List<SegmentEntry> others) {
    long oldest = others.stream().mapToLong(SegmentEntry::firstSequence).min().orElse(nextSequence);
    Map<String, Long> needed = new HashMap<>(ended);
    needed.values().removeIf(sequence -> sequence <= oldest);
    return new Manifest(sealedThrough, nextSequence, others, streams, needed, marks);
  }

  static Manifest read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return EMPTY;
    }
    byte[] all = Files.readAllBytes(file);
    int body = all.length - Integer.BYTES;
    if (body < Long.BYTES
        || ByteBuffer.wrap(all).getInt(body) != JournalFrame.checksum(all, 0, body)) {
      throw new Fault.Corrupt(file + " is damaged: its checksum does not fit");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(all, 0, body));
    if (in.readLong() != MAGIC) {
      throw new Fault.Corrupt(file + " is no manifest of a log group that this Weir reads");
    }
    long sealedThrough = in.readLong();
    long nextSequence = in.readLong();
    List<SegmentEntry> segments = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      segments.add(segment(in));
    }
    Map<String, StreamTimes> streams = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      streams.put(in.readUTF(), new StreamTimes(in.readLong(), in.readLong(), in.readLong()));
    }
    Map<String, Long> ended = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      ended.put(in.readUTF(), in.readLong());
    }
    return new Manifest(sealedThrough, nextSequence, segments, streams, ended, LastMarks.read(in));
  }

  private static SegmentEntry segment(DataInputStream in) throws IOException {
    String name = in.readUTF();
    String format = in.readUTF();
    long plainBytes = in.readLong();
    var key = FileKey.read(in);
    List<SegmentEntry.RowGroup> groups = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      groups.add(
          new SegmentEntry.RowGroup(
              in.readInt(), in.readLong(), in.readLong(), in.readLong(), in.readLong()));
    }
    return new SegmentEntry(
        name, format.isEmpty() ? null : RecordFormat.parse(format), plainBytes, key, groups);
  }

  /// Puts the manifest in place of the one before, on disk when it returns.
  void write(Path file) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    byte[] body = body();
    ByteBuffer all = ByteBuffer.allocate(body.length + Integer.BYTES).put(body);
    Files.write(fresh, all.putInt(JournalFrame.checksum(body, 0, body.length)).array());
    Disk.sync(fresh);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Disk.sync(Disk.parent(file));
  }

  private byte[] body() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(MAGIC);
    out.writeLong(sealedThrough);
    out.writeLong(nextSequence);
    out.writeInt(segments.size());
    for (SegmentEntry segment : segments) {
      RecordFormat format = segment.format();
      out.writeUTF(segment.name());
      out.writeUTF(format == null ? "" : format.toString());
      out.writeLong(segment.plainBytes());
      FileKey.write(out, segment.key());
      out.writeInt(segment.rowGroups().size());
      for (SegmentEntry.RowGroup group : segment.rowGroups()) {
        out.writeInt(group.rows());
        out.writeLong(group.firstMillis());
        out.writeLong(group.lastMillis());
        out.writeLong(group.firstSequence());
        out.writeLong(group.lastSequence());
      }
    }
    out.writeInt(streams.size());
    for (Map.Entry<String, StreamTimes> stream : streams.entrySet()) {
      out.writeUTF(stream.getKey());
      out.writeLong(stream.getValue().firstEventMillis());
      out.writeLong(stream.getValue().lastEventMillis());
      out.writeLong(stream.getValue().lastIngestionMillis());
    }
    out.writeInt(ended.size());
    for (Map.Entry<String, Long> stream : ended.entrySet()) {
      out.writeUTF(stream.getKey());
      out.writeLong(stream.getValue());
    }
    marks.write(out);
    return bytes.toByteArray();
  }
}
