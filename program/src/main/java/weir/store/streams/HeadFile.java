package weir.store.streams;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import weir.model.aws.Fault;

/// Up to where a buffer is delivered, in a file that is replaced as a whole.
final class HeadFile {
  private final Path folder;
  private final Path path;

  HeadFile(Path folder) {
    this.folder = folder;
    this.path = folder.resolve("delivered");
  }

  /// @throws Fault.Corrupt when the file holds no place
  long read() throws IOException {
    if (!Files.exists(path)) {
      return 0;
    }
    String text = Files.readString(path).strip();
    if (!text.matches("\\d{1,18}")) {
      throw new Fault.Corrupt(path + " holds \"" + text + "\" but must hold a decimal number");
    }
    return Long.parseLong(text);
  }

  void write(long head) throws IOException {
    Path fresh = path.resolveSibling("delivered.new");
    Files.write(fresh, (head + "\n").getBytes(StandardCharsets.UTF_8));
    try (FileChannel file = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      file.force(true);
    }
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFolder(folder);
  }

  static void syncFolder(Path folder) throws IOException {
    try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }
}
