package weir.store.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The manifest and the journals of one log group as they were at one moment, while the service
/// goes on. Used by one thread.
///
/// What a journal held moves into segments, and the manifest says so when the journal goes: copied
/// one after the other they may both miss it. Journals are held open meanwhile, and can be read
/// also when they are deleted; segments never change.
final class LogFolder implements AutoCloseable {
  static final String MANIFEST = "manifest";

  private static final String JOURNAL = ".journal";
  private static final int MOST_LOOKS = 20;

  private final byte[] manifest;
  private final Map<Path, FileChannel> journals;

  private LogFolder(byte[] manifest, Map<Path, FileChannel> journals) {
    this.manifest = manifest;
    this.journals = journals;
  }

  /// Whether a file belongs to what is of one moment, or would contradict it: the manifest's copy
  /// can be of another.
  static boolean holds(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(MANIFEST) || name.endsWith(JOURNAL);
  }

  static LogFolder open(Path folder) throws IOException {
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      LogFolder opened = look(folder);
      if (Arrays.equals(opened.manifest, manifest(folder))) {
        return opened;
      }
      opened.close();
    }
    throw new IOException(folder + " changes all the time");
  }

  private static LogFolder look(Path folder) throws IOException {
    LogFolder opened = new LogFolder(manifest(folder), new TreeMap<>());
    boolean whole = false;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(JOURNAL)).toList()) {
        opened.hold(file);
      }
      whole = true;
    } catch (NoSuchFileException deleted) {
      // The group is gone: nothing of it is in the backup.
      whole = true;
    } finally {
      if (!whole) {
        opened.close();
      }
    }
    return opened;
  }

  private void hold(Path file) throws IOException {
    try {
      journals.put(file, FileChannel.open(file, StandardOpenOption.READ));
    } catch (NoSuchFileException sealed) {
      // The manifest is another then, unless the whole group is gone.
    }
  }

  private static byte[] manifest(Path folder) throws IOException {
    try {
      return Files.readAllBytes(folder.resolve(MANIFEST));
    } catch (NoSuchFileException none) {
      return new byte[0];
    }
  }

  /// Empty when nothing has been sealed.
  byte[] manifest() {
    return manifest;
  }

  /// Open journals by their files.
  Map<Path, FileChannel> journals() {
    return journals;
  }

  @Override
  public void close() throws IOException {
    for (FileChannel journal : journals.values()) {
      journal.close();
    }
  }
}
