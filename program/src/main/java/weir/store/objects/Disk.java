package weir.store.objects;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import weir.model.aws.Fault;

/// What the store asks of the file system beyond reading and writing.
public final class Disk {
  private Disk() {}

  /// Makes a file, or the names in a folder, survive the loss of power.
  public static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// The folder that a file is in.
  public static Path parent(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "the root has no folder");
  }

  /// Deletes what nobody needs any more; it does not matter when it stays.
  public static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      file.toFile().deleteOnExit();
    }
  }

  /// Deletes a folder and everything in it.
  public static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /// What a failing disk means for the caller.
  public static Fault.Unavailable failed(String deed, IOException failure) {
    String message = String.valueOf(failure.getMessage());
    boolean full =
        message.toLowerCase(Locale.ROOT).contains("no space left")
            || message.toLowerCase(Locale.ROOT).contains("quota exceeded");
    return new Fault.Unavailable(
        full
            ? deed + " failed: the disk is full; nothing was changed"
            : deed + " failed: " + reason(failure),
        failure);
  }

  /// Without the name of the file: clients read this, and where things lie is not for them.
  private static String reason(IOException failure) {
    String said =
        failure instanceof FileSystemException named ? named.getReason() : failure.getMessage();
    return said == null ? "the disk refused (" + failure.getClass().getSimpleName() + ")" : said;
  }
}
