package weir.store.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;

/// Makes a state folder from a [Backup]. Nothing that is there is overwritten, and a restore that
/// fails leaves the folder as it was.
public final class Restore {
  private final Path folder;
  private long files;
  private long bytes;

  private Restore(Path folder) {
    this.folder = folder;
  }

  /// @param state must not exist, or be empty
  /// @param database null for the file in the state folder; else it must hold no document
  /// @throws Fault.Invalid when something is there already
  /// @throws Fault.Corrupt when the file is no backup
  public static Backup.Contents from(Path backup, Path state, @Nullable String database) {
    Path arriving = state.resolveSibling(state.getFileName() + ".restoring");
    try {
      if (Files.isDirectory(state)) {
        try (var entries = Files.list(state)) {
          if (entries.findAny().isPresent()) {
            throw new Fault.Invalid(state + " is not empty; a restore does not overwrite");
          }
        }
      }
      if (Files.exists(arriving)) {
        throw new Fault.Invalid(
            arriving + " is left from a restore that was cut off; remove it first");
      }
      Files.createDirectories(
          arriving,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      boolean arrived = false;
      try {
        Restore restore = new Restore(arriving);
        List<StateStore.Write> documents = restore.unpack(backup);
        write(documents, StateUrl.of(arriving, database));
        Files.deleteIfExists(state);
        Files.move(arriving, state, StandardCopyOption.ATOMIC_MOVE);
        arrived = true;
        return new Backup.Contents(documents.size(), restore.files, restore.bytes);
      } finally {
        if (!arrived) {
          remove(arriving);
        }
      }
    } catch (IOException failed) {
      throw new Fault.Unavailable(
          "the restore of " + backup + " failed: " + failed.getMessage(), failed);
    }
  }

  private static void remove(Path folder) throws IOException {
    List<Path> inside;
    try (Stream<Path> walk = Files.walk(folder)) {
      inside = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : inside) {
      Files.delete(path);
    }
  }

  private static void write(List<StateStore.Write> documents, StateUrl url) {
    try (SqlStateDatabase database = SqlStateDatabase.open(url)) {
      database.load((kind, place, text) -> {
        throw new Fault.Invalid(url + " holds documents; a restore does not overwrite");
      });
      database.write(documents);
    }
  }

  private List<StateStore.Write> unpack(Path backup) throws IOException {
    List<StateStore.Write> documents = null;
    try (InputStream file = Files.newInputStream(backup);
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file), "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.getName().equals(Backup.DOCUMENTS)) {
          documents = DocumentLines.read(tar);
        } else if (entry.getName().startsWith(Backup.FILES)) {
          place(entry, tar);
        } else {
          throw new Fault.Corrupt(
              backup + " holds " + entry.getName() + ": it is no backup of Weir");
        }
      }
    }
    if (documents == null) {
      throw new Fault.Corrupt(backup + " ends before its documents: it is cut off, or no backup");
    }
    return documents;
  }

  private void place(TarArchiveEntry entry, InputStream content) throws IOException {
    Path target = folder.resolve(entry.getName().substring(Backup.FILES.length())).normalize();
    if (!target.startsWith(folder)) {
      throw new Fault.Corrupt("the backup holds " + entry.getName() + ", which leads out of it");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
    } else if (entry.isFile()) {
      Files.createDirectories(target.getParent());
      bytes += Files.copy(content, target);
      files++;
    } else {
      throw new Fault.Corrupt("the backup holds " + entry.getName() + ", which is no file");
    }
    for (Map.Entry<String, String> header : entry.getExtraPaxHeaders().entrySet()) {
      if (header.getKey().startsWith(Backup.ATTRIBUTE)) {
        attribute(target, header.getKey().substring(Backup.ATTRIBUTE.length()), header.getValue());
      }
    }
    Files.setLastModifiedTime(target, entry.getLastModifiedTime());
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(entry.isDirectory() ? "rwx------" : "rw-------"));
  }

  private static void attribute(Path target, String name, String value) throws IOException {
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(target, UserDefinedFileAttributeView.class);
    if (view == null) {
      FileStore store = Files.getFileStore(target);
      throw new Fault.Unavailable(
          store + " keeps no extended attributes, which objects need; restore to another disk");
    }
    view.write(name, StandardCharsets.UTF_8.encode(value));
  }
}
