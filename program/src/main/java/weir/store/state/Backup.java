package weir.store.state;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;

/// A backup of a whole state folder in one tar.gz, made while the service runs or stands still.
///
/// Objects come first and keys and documents last, so that every key that an object needs is in the
/// backup too. Keys and documents are of one moment: what the one wraps, the other holds. Extended
/// attributes travel as other tar programs write them.
public final class Backup {
  /// What is made anew when the service starts, or belongs to the running process.
  private static final Set<String> LEFT_OUT =
      Set.of("lock", "state.db", "state.db-wal", "state.db-shm", "state.db-journal");

  /// Folders that have a turn of their own.
  private static final String OBJECTS = "objects";

  private static final String KEYS = "keys";

  /// A folder per log group.
  private static final Path LOGS = Path.of("logs");

  private static final Set<String> LATER_OR_EARLIER = Set.of(OBJECTS, KEYS);

  /// Keys change seldom: who sees them change so often looks at something else.
  private static final int MOST_LOOKS = 20;

  static final String FILES = "files/";
  static final String DOCUMENTS = "documents.jsonl";
  static final String ATTRIBUTE = "SCHILY.xattr.user.";

  private final Path state;
  private final TarArchiveOutputStream tar;
  private long files;
  private long bytes;

  private Backup(Path state, TarArchiveOutputStream tar) {
    this.state = state;
    this.tar = tar;
  }

  /// What a backup holds.
  ///
  /// @param bytes of the files, before compression
  public record Contents(long documents, long files, long bytes) {}

  /// Writes a backup; the file is there whole or not at all.
  ///
  /// @param database where the documents are, as given to the service
  /// @throws Fault.Invalid when the file exists
  /// @throws Fault.Unavailable when something cannot be read or written
  public static Contents make(Path state, StateUrl database, Path target) {
    return make(state, dump -> DocumentLines.write(database, dump), target);
  }

  /// Where the documents come from.
  @FunctionalInterface
  interface Documents {
    /// Writes them as lines.
    ///
    /// @return how many
    long write(Path dump) throws IOException;
  }

  static Contents make(Path state, Documents documents, Path target) {
    if (Files.exists(target)) {
      throw new Fault.Invalid(target + " exists; a backup does not overwrite");
    }
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Contents contents;
      Files.deleteIfExists(part);
      // It holds keys and secrets: nobody else may look, not even while it is written.
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (OutputStream file = Files.newOutputStream(part);
          TarArchiveOutputStream tar =
              new TarArchiveOutputStream(new GZIPOutputStream(file, 1 << 16), "UTF-8")) {
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        Backup backup = new Backup(state, tar);
        backup.tree(state.resolve(OBJECTS));
        backup.tree(state);
        contents = new Contents(backup.documents(documents), backup.files, backup.bytes);
      }
      try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      return contents;
    } catch (IOException failed) {
      throw new Fault.Unavailable(
          "the backup of " + state + " failed: " + failed.getMessage(), failed);
    } finally {
      try {
        Files.deleteIfExists(part);
      } catch (IOException left) {
        // It is named .part and nobody takes it for a backup.
      }
    }
  }

  private void tree(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    boolean everything = root.equals(state);
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            String name = state.relativize(folder).toString();
            if (everything && LATER_OR_EARLIER.contains(name) || name.equals("objects/.weir/tmp")) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            if (!name.isEmpty()) {
              add(folder, FILES + name + "/", 0);
              tar.closeArchiveEntry();
            }
            if (isLogFolder(folder)) {
              logs(folder);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = state.relativize(file).toString();
            boolean copied = isLogFolder(file.getParent()) && LogFolder.holds(file);
            if (attributes.isRegularFile() && !copied && !LEFT_OUT.contains(name)) {
              copy(file, FILES + name);
            }
            return FileVisitResult.CONTINUE;
          }

          // A file that is deleted meanwhile is as if it had been deleted before.
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
  }

  private boolean isLogFolder(@Nullable Path folder) {
    Path above = folder == null ? null : folder.getParent();
    return above != null && above.equals(state.resolve(LOGS));
  }

  /// Copies what of a log group is of one moment; its segments follow like all files.
  private void logs(Path folder) throws IOException {
    try (LogFolder group = LogFolder.open(folder)) {
      byte[] manifest = group.manifest();
      if (manifest.length > 0) {
        Path file = folder.resolve(LogFolder.MANIFEST);
        put(
            FILES + state.relativize(file),
            Channels.newChannel(new ByteArrayInputStream(manifest)),
            manifest.length);
      }
      for (Map.Entry<Path, FileChannel> journal : group.journals().entrySet()) {
        put(
            FILES + state.relativize(journal.getKey()),
            journal.getValue(),
            journal.getValue().size());
      }
    }
  }

  /// Adds a file that may be gone meanwhile.
  private void put(String name, ReadableByteChannel content, long length) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(length);
    entry.setMode(0600);
    tar.putArchiveEntry(entry);
    write(content, length, name);
  }

  /// Copies a file as long as it is when it is opened: one that grows is cut there.
  private void copy(Path file, String name) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long length = channel.size();
      add(file, name, length);
      write(channel, length, name);
    } catch (NoSuchFileException deleted) {
      // As if it had been deleted before.
    }
  }

  private void write(ReadableByteChannel content, long length, String name) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(1 << 16);
    for (long left = length; left > 0; left -= piece.position()) {
      piece.clear().limit((int) Math.min(piece.capacity(), left));
      if (content.read(piece) < 0) {
        throw new IOException(name + " became shorter while it was copied");
      }
      tar.write(piece.array(), 0, piece.position());
    }
    tar.closeArchiveEntry();
    files++;
    bytes += length;
  }

  private void add(Path path, String name, long length) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(length);
    entry.setModTime(Files.getLastModifiedTime(path));
    entry.setMode(Files.isDirectory(path) ? 0700 : 0600);
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(path, UserDefinedFileAttributeView.class);
    List<String> attributes = view == null ? List.of() : view.list();
    for (String attribute : attributes) {
      ByteBuffer value = ByteBuffer.allocate(view.size(attribute));
      view.read(attribute, value);
      // PAX headers are UTF-8, and so is what objects keep in their attributes.
      entry.addPaxHeader(
          ATTRIBUTE + attribute,
          new String(value.array(), 0, value.position(), StandardCharsets.UTF_8));
    }
    tar.putArchiveEntry(entry);
  }

  /// Adds the documents, and the keys that did not change while they were read.
  private long documents(Documents source) throws IOException {
    Path dump = Files.createTempFile("weir-documents", ".jsonl");
    try {
      Map<String, byte[]> keys = keys();
      long documents = source.write(dump);
      Map<String, byte[]> after = keys();
      for (int looks = 1; !same(keys, after); looks++) {
        if (looks == MOST_LOOKS) {
          throw new IOException("the keys in " + state.resolve(KEYS) + " change all the time");
        }
        keys = after;
        documents = source.write(dump);
        after = keys();
      }
      add(keys);
      add(dump, DOCUMENTS, Files.size(dump));
      Files.copy(dump, tar);
      tar.closeArchiveEntry();
      return documents;
    } finally {
      Files.delete(dump);
    }
  }

  /// What the key files hold now, by their names in the state folder.
  private Map<String, byte[]> keys() throws IOException {
    Map<String, byte[]> keys = new TreeMap<>();
    if (Files.isDirectory(state.resolve(KEYS))) {
      try (Stream<Path> files = Files.list(state.resolve(KEYS))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          keys.put(state.relativize(file).toString(), Files.readAllBytes(file));
        }
      } catch (NoSuchFileException replaced) {
        // A new file on its way to its place: what is there in a moment counts.
        return keys();
      }
    }
    return keys;
  }

  private static boolean same(Map<String, byte[]> one, Map<String, byte[]> other) {
    return one.keySet().equals(other.keySet())
        && one.entrySet().stream()
            .allMatch(key -> Arrays.equals(key.getValue(), other.get(key.getKey())));
  }

  private void add(Map<String, byte[]> keys) throws IOException {
    if (Files.isDirectory(state.resolve(KEYS))) {
      add(state.resolve(KEYS), FILES + KEYS + "/", 0);
      tar.closeArchiveEntry();
    }
    for (Map.Entry<String, byte[]> key : keys.entrySet()) {
      byte[] content = key.getValue();
      add(state.resolve(key.getKey()), FILES + key.getKey(), content.length);
      tar.write(content);
      tar.closeArchiveEntry();
      files++;
      bytes += content.length;
    }
  }
}
