package weir.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;

/// What a spool's publisher is about to publish and what it has published, on disk before anybody
/// acts on it. Used by one thread at a time.
///
/// `intend` is on disk before the object is written, `complete` before its frames are deleted. A
/// crash between the two leaves an open publication, which the next run repeats as it stands.
final class Journal implements Closeable {
  private static final String NAME = "journal";
  private static final int REWRITE_BYTES = 256 << 10;

  private final Path path;
  private final Map<Slot, Long> publishedThrough = new TreeMap<>();
  private FramedFile file;
  private @Nullable Publication open;

  private Journal(Path path, FramedFile file) {
    this.path = path;
    this.file = file;
  }

  static Journal open(Path folder) throws IOException {
    Path path = folder.resolve(NAME);
    Files.deleteIfExists(folder.resolve(NAME + ".tmp"));
    boolean fresh = !Files.exists(path);
    Journal journal = new Journal(path, FramedFile.open(path));
    if (fresh) {
      Durable.syncFolder(folder);
    }
    journal.file.scan(
        (offset, payload) -> journal.replay(StandardCharsets.UTF_8.decode(payload).toString()));
    return journal;
  }

  private void replay(String line) {
    String[] words = line.split(" ", 6);
    try {
      Slot slot = new Slot(Long.parseLong(words[1]));
      switch (words[0]) {
        case "intend" ->
            open =
                new Publication(
                    slot,
                    Long.parseLong(words[2]),
                    Long.parseLong(words[3]),
                    Long.parseLong(words[4]),
                    words[5]);
        case "complete" -> {
          publishedThrough.put(slot, Long.parseLong(words[2]));
          open = null;
        }
        default -> throw corrupt(line);
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw corrupt(line);
    }
  }

  private Fault corrupt(String line) {
    return new Fault.Corrupt(
        path + " has the line \"" + line + "\" but must have only intend and complete lines");
  }

  /// Whether the frame with this sequence number is in a published object.
  boolean isPublished(Slot slot, long sequence) {
    return sequence <= publishedThrough.getOrDefault(slot, 0L);
  }

  /// The publication that was begun and not completed.
  Optional<Publication> findOpen() {
    return Optional.ofNullable(open);
  }

  void intend(Publication publication) throws IOException {
    write(intention(publication));
    open = publication;
  }

  void complete(Publication publication, long oldestSequence) throws IOException {
    write(completion(publication.slot(), publication.lastSequence()));
    publishedThrough.put(publication.slot(), publication.lastSequence());
    open = null;
    if (file.length() > REWRITE_BYTES) {
      rewrite(oldestSequence);
    }
  }

  private void write(String line) throws IOException {
    long before = file.length();
    try {
      append(file, line);
      file.sync();
    } catch (IOException e) {
      file.truncate(before);
      throw e;
    }
  }

  private static void append(FramedFile file, String line) throws IOException {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    file.append(bytes, bytes.length);
  }

  /// Keeps only what still matters: slots with frames that may be in the spool.
  private void rewrite(long oldestSequence) throws IOException {
    publishedThrough.values().removeIf(through -> through < oldestSequence);
    Path temporary = path.resolveSibling(NAME + ".tmp");
    Files.deleteIfExists(temporary);
    try (FramedFile fresh = FramedFile.open(temporary)) {
      for (Map.Entry<Slot, Long> entry : publishedThrough.entrySet()) {
        append(fresh, completion(entry.getKey(), entry.getValue()));
      }
    }
    Durable.publish(temporary, path);
    file.close();
    file = FramedFile.open(path);
  }

  private static String intention(Publication publication) {
    return "intend "
        + publication.slot().startSeconds()
        + " "
        + publication.firstSequence()
        + " "
        + publication.lastSequence()
        + " "
        + publication.rows()
        + " "
        + publication.key();
  }

  private static String completion(Slot slot, long lastSequence) {
    return "complete " + slot.startSeconds() + " " + lastSequence;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
