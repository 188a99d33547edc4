package weir.query.trino;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import weir.model.aws.Fault;

/// A Trino server that is unpacked: its own jars in `lib`, Hive's connector in `plugin/hive`.
record ServerFolder(Path folder) {
  /// The folder, unpacked unless it is there already.
  static ServerFolder unpacked(Path folder, Path core, Path hive) {
    Path whole = folder.resolve("whole");
    if (!Files.exists(whole)) {
      try {
        jarsOfTar(core, folder.resolve("lib"));
        jarsOfZip(hive, folder.resolve("plugin").resolve("hive"));
        Files.createFile(whole);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    return new ServerFolder(folder);
  }

  private static void jarsOfTar(Path archive, Path into) throws IOException {
    Files.createDirectories(into);
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
      for (TarArchiveEntry entry = tar.getNextEntry();
          entry != null;
          entry = tar.getNextEntry()) {
        Optional<String> jar = jar(entry.getName(), "lib");
        if (jar.isPresent() && entry.isFile() && !entry.isLink()) {
          write(tar, into.resolve(jar.get()));
        }
      }
    }
  }

  private static void jarsOfZip(Path archive, Path into) throws IOException {
    Files.createDirectories(into);
    try (ZipInputStream zip =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Optional<String> jar = jar(entry.getName(), "trino-hive-" + ServerArchive.VERSION);
        if (jar.isPresent()) {
          write(zip, into.resolve(jar.get()));
        }
      }
    }
  }

  /// The file's own name, if it is a jar right in a folder of this name.
  private static Optional<String> jar(String entry, String folder) {
    String[] steps = entry.split("/");
    boolean isWanted =
        steps.length >= 2
            && steps[steps.length - 2].equals(folder)
            && steps.length == (folder.equals("lib") ? 3 : 2)
            && steps[steps.length - 1].endsWith(".jar");
    return isWanted ? Optional.of(steps[steps.length - 1]) : Optional.empty();
  }

  private static void write(InputStream content, Path file) throws IOException {
    if (!file.normalize().equals(file)) {
      throw new Fault.Corrupt("an archive of Trino's has a file " + file);
    }
    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
  }

  Path lib() {
    return folder.resolve("lib");
  }

  Path plugin() {
    return folder.resolve("plugin");
  }
}
