package weir.store.logs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.model.flow.RecordFormat;
import weir.store.objects.Disk;
import weir.store.objects.SealedOutput;
import weir.store.objects.Sealing;

/// Turns journals of a group into segments, and deletes segments. One at a time.
///
/// The order decides what a crash leaves: segments first, then the manifest that names them in one
/// step, then the journal goes. Before the manifest the journal counts, behind it the segments;
/// what belongs to neither is removed at the next start.
final class Sealer {
  private static final int BUFFER_BYTES = 1 << 18;

  /// Shows readers the segments instead of the journals, in one step.
  interface Replacement {
    void replace(List<Segment> segments, List<Journal> without);
  }

  private final LogGroupId id;
  private final StoreParts parts;
  private final GroupFiles files;
  private final ReentrantLock sealing = new ReentrantLock();
  private Manifest manifest;
  private List<Segment> segments;
  private boolean gone;

  Sealer(LogGroupId id, StoreParts parts, GroupFiles files, GroupFiles.Found found) {
    this.id = id;
    this.parts = parts;
    this.files = files;
    this.manifest = found.manifest();
    this.segments = found.view().segments();
  }

  /// Seals every journal that takes no more.
  ///
  /// @param journals which those are, oldest first
  /// @param view the group as readers see it now
  void seal(
      Supplier<List<Journal>> journals,
      Supplier<GroupView> view,
      LogGroupOptions options,
      long oldestMillis,
      Replacement replacement) {
    sealing.lock();
    try {
      for (Journal journal : journals.get()) {
        if (!gone) {
          seal(journal, view.get().ended(), options, oldestMillis, replacement);
        }
      }
    } catch (IOException refused) {
      throw Disk.failed("sealing log events of group " + id, refused);
    } finally {
      sealing.unlock();
    }
  }

  private void seal(
      Journal journal,
      Map<String, Long> ended,
      LogGroupOptions options,
      long oldestMillis,
      Replacement replacement)
      throws IOException {
    journal.close();
    List<JournalBlock> blocks = journal.shown();
    SegmentPlan plan = new SegmentPlan(options.formats().get());
    Map<String, StreamTimes> streams = new HashMap<>(manifest.streams());
    LastMarks marks = manifest.marks().copy();
    ended.forEach((stream, sequence) -> {
      if (sequence >= manifest.nextSequence()) {
        streams.remove(stream);
        marks.forget(stream);
      }
    });
    long nextSequence = manifest.nextSequence();
    try (FileChannel channel = journal.reading()) {
      for (JournalBlock block : blocks) {
        nextSequence = Math.max(nextSequence, block.firstSequence() + block.events());
        if (ended.getOrDefault(block.stream(), 0L) <= block.firstSequence()) {
          streams.merge(block.stream(), block.times(), StreamTimes::with);
          marks.keep(block.stream(), block.mark());
          add(plan, journal, channel, block, oldestMillis);
        }
      }
    }
    Sealing sealing = sealing(journal, options.sealing());
    List<Segment> more = new ArrayList<>(segments);
    long events = 0;
    long bytes = 0;
    for (Map.Entry<SegmentPlan.Part, List<SegmentPiece>> part : plan.parts().entrySet()) {
      SegmentEntry entry = write(part.getKey().format(), part.getValue(), sealing);
      more.add(new Segment(entry, parts.files().segments(), options.sealing().keys()));
      events += entry.events();
      bytes += entry.plainBytes();
    }
    install(
        new Manifest(journal.number(), nextSequence, List.of(), streams, ended, marks)
            .with(more.stream().map(Segment::entry).toList()),
        more);
    replacement.replace(segments, List.of(journal));
    journal.discard();
    parts.watch().sealed(id, events, plan.records(), bytes);
  }

  /// What was encrypted once stays so, also when what comes from now on is not.
  private static Sealing sealing(Journal journal, Sealing now) {
    return now.rule() == null ? new Sealing(journal.rule(), now.keys()) : now;
  }

  private void add(
      SegmentPlan plan, Journal journal, FileChannel channel, JournalBlock block, long oldestMillis)
      throws IOException {
    LogBatch batch;
    try {
      batch = journal.read(channel, block);
    } catch (Fault.Corrupt damaged) {
      parts.watch().damaged(id, journal.file().toString(), damaged.sentence());
      return;
    }
    plan.add(block, batch, oldestMillis);
  }

  private SegmentEntry write(
      @Nullable RecordFormat format, List<SegmentPiece> pieces, Sealing sealing)
      throws IOException {
    String name = files.newSegment();
    Path part = files.folder().resolve(name.substring(name.lastIndexOf('/') + 1) + ".part");
    FileKey key = FileKey.generate(sealing);
    SegmentWriter writer;
    try (OutputStream plain = new BufferedOutputStream(Files.newOutputStream(part), BUFFER_BYTES);
        OutputStream out = key == null ? plain : new SealedOutput(plain, key.plain())) {
      writer = new SegmentWriter(out, format, parts.limits());
      try (writer) {
        for (SegmentPiece piece : pieces) {
          writer.write(piece);
        }
      }
    } catch (IOException | RuntimeException refused) {
      Disk.forget(part);
      throw refused;
    }
    keep(name, part);
    return new SegmentEntry(
        name,
        format,
        writer.bytesWritten(),
        key == null ? null : key.wrapped(),
        writer.rowGroups());
  }

  private void keep(String name, Path part) throws IOException {
    try {
      parts.files().segments().put(name, part);
    } catch (IOException refused) {
      Disk.forget(part);
      throw refused;
    }
  }

  private void install(Manifest next, List<Segment> entries) throws IOException {
    files.keep(next);
    manifest = next;
    segments = List.copyOf(entries);
  }

  /// Deletes segments of which every event is older than this.
  void expire(long oldestMillis, Replacement replacement) {
    sealing.lock();
    try {
      List<Segment> old =
          segments.stream().filter(s -> s.entry().lastMillis() < oldestMillis).toList();
      if (old.isEmpty() || gone) {
        return;
      }
      List<Segment> kept = segments.stream().filter(s -> !old.contains(s)).toList();
      install(manifest.with(kept.stream().map(Segment::entry).toList()), kept);
      replacement.replace(segments, List.of());
      old.forEach(Segment::discard);
      parts.watch().expired(id, old.size());
    } catch (IOException refused) {
      throw Disk.failed("deleting expired log events of group " + id, refused);
    } finally {
      sealing.unlock();
    }
  }

  /// Deletes everything of the group.
  void delete(GroupView last) {
    sealing.lock();
    try {
      gone = true;
      last.journals().forEach(Journal::discard);
      segments.forEach(Segment::discard);
    } finally {
      sealing.unlock();
    }
  }
}
