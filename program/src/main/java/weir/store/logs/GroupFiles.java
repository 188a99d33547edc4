package weir.store.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.store.objects.DataKeys;
import weir.store.objects.Disk;

/// The files of one group: a folder with its manifest and its journals, and the names of its
/// segments. Numbers grow and are never given twice.
final class GroupFiles {
  private static final String JOURNAL = ".journal";
  private static final String SEGMENT = ".parquet";

  private final LogGroupId id;
  private final StoreParts parts;
  private final Path folder;
  private final AtomicLong lastNumber = new AtomicLong();

  GroupFiles(LogGroupId id, StoreParts parts) {
    this.id = id;
    this.parts = parts;
    this.folder = parts.files().folder().resolve(id.text());
  }

  /// What a group was when it was opened.
  record Found(
      Manifest manifest,
      GroupView view,
      Map<String, StreamTimes> streams,
      LastMarks marks,
      long nextSequence) {}

  Path folder() {
    return folder;
  }

  private Path manifest() {
    return folder.resolve("manifest");
  }

  /// The same once more: what a disk spoils is hardly ever both.
  private Path secondManifest() {
    return folder.resolve("manifest.copy");
  }

  /// Makes it the group's manifest. Only then may go what it does not name.
  void keep(Manifest manifest) throws IOException {
    manifest.write(manifest());
    manifest.write(secondManifest());
  }

  /// The second may be one step behind when a crash came between the two. Then the journal of that
  /// step is still there, and is sealed again.
  private Manifest readManifest() throws IOException {
    String reason = "is missing";
    if (Files.exists(manifest()) || !Files.exists(secondManifest())) {
      try {
        return Manifest.read(manifest());
      } catch (Fault.Corrupt damaged) {
        if (!Files.exists(secondManifest())) {
          throw damaged;
        }
        reason = damaged.sentence();
      }
    }
    Manifest second = Manifest.read(secondManifest());
    second.write(manifest());
    parts.watch().mended(id, manifest().toString(), reason);
    return second;
  }

  /// A name for a new segment.
  String newSegment() {
    return id + "/" + lastNumber.incrementAndGet() + SEGMENT;
  }

  /// Begins a journal.
  Journal begin(@Nullable FileKey key) throws IOException {
    long number = lastNumber.incrementAndGet();
    return Journal.create(folder.resolve(number + JOURNAL), number, parts.clock().millis(), key);
  }

  /// Reads the manifest and the journals, and removes what a crash has left that belongs to
  /// neither.
  Found open(DataKeys keys) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      Disk.sync(Disk.parent(folder));
    }
    Manifest manifest = readManifest();
    removeStrays(manifest);
    Recovered recovered = new Recovered(manifest);
    List<Journal> journals = new ArrayList<>();
    for (long number : journalNumbers()) {
      lastNumber.accumulateAndGet(number, Math::max);
      Path file = folder.resolve(number + JOURNAL);
      Journal journal =
          number <= manifest.sealedThrough()
              ? null
              : new JournalRecovery(id, file, parts.watch(), recovered).open(number, keys);
      if (journal == null) {
        Files.deleteIfExists(file);
      } else {
        journals.add(journal);
      }
    }
    lastNumber.accumulateAndGet(manifest.sealedThrough(), Math::max);
    List<Segment> segments = new ArrayList<>();
    for (SegmentEntry entry : manifest.segments()) {
      lastNumber.accumulateAndGet(number(entry.name()), Math::max);
      segments.add(new Segment(entry, parts.files().segments(), keys));
    }
    GroupView view = new GroupView(segments, journals, recovered.ended);
    return new Found(manifest, view, recovered.streams, recovered.marks, recovered.nextSequence);
  }

  private static long number(String segment) {
    return Long.parseLong(
        segment.substring(segment.lastIndexOf('/') + 1, segment.length() - SEGMENT.length()));
  }

  private List<Long> journalNumbers() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.matches("[0-9]{1,18}\\.journal"))
          .map(name -> Long.valueOf(name.substring(0, name.length() - JOURNAL.length())))
          .sorted()
          .toList();
    }
  }

  private void removeStrays(Manifest manifest) throws IOException {
    Set<String> known = new HashSet<>();
    manifest.segments().forEach(segment -> known.add(segment.name()));
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(file -> file.toString().endsWith(".part") || file.toString().endsWith(".new"))
          .forEach(Disk::forget);
    }
    SegmentStorage storage = parts.files().segments();
    try {
      for (String name : storage.list(id)) {
        if (!known.contains(name)) {
          storage.delete(name);
        }
      }
    } catch (IOException away) {
      // Strays take room and nothing else; the next start removes them.
      parts.watch().sealingFailed(id, "segments cannot be listed: " + away);
    }
  }

  /// What the journals add to the manifest.
  private static final class Recovered implements JournalRecovery.Finds {
    private final Map<String, StreamTimes> streams;
    private final Map<String, Long> ended;
    private final LastMarks marks;
    private long nextSequence;

    Recovered(Manifest manifest) {
      marks = manifest.marks().copy();
      streams = new HashMap<>(manifest.streams());
      ended = new HashMap<>(manifest.ended());
      nextSequence = manifest.nextSequence();
    }

    @Override
    public boolean batch(JournalBlock block) {
      nextSequence = Math.max(nextSequence, block.firstSequence() + block.events());
      if (!marks.isNew(block.stream(), block.mark())) {
        // The disk failed after it had kept the first, and it was sent again.
        return false;
      }
      marks.keep(block.stream(), block.mark());
      streams.merge(block.stream(), block.times(), StreamTimes::with);
      return true;
    }

    @Override
    public void streamEnd(String stream, long sequence) {
      streams.remove(stream);
      marks.forget(stream);
      ended.merge(stream, sequence, Math::max);
      nextSequence = Math.max(nextSequence, sequence + 1);
    }
  }
}
