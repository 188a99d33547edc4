package weir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weir.model.network.Network;
import weir.store.state.NetworkFile;

/// Notices that a description changed, by the file's time and size. Used by one thread.
final class NetworkFileWatch {
  /// Never notices anything.
  static final NetworkFileWatch NOTHING = new NetworkFileWatch(null);

  private final @Nullable Path file;
  private @Nullable Mark seen;

  private NetworkFileWatch(@Nullable Path file) {
    this.file = file;
    this.seen = mark();
  }

  static NetworkFileWatch of(Path file) {
    return new NetworkFileWatch(file);
  }

  /// A file that is another one than when it was last looked at.
  record Change(Path file) {
    /// @throws weir.model.aws.Fault.Invalid when the description has mistakes
    Network read() {
      return NetworkFile.read(file);
    }
  }

  private record Mark(FileTime modifiedAt, long bytes, @Nullable Object key) {}

  /// The change since the last question, if any. A file that is gone is no change: an editor may be
  /// about to put another in its place.
  Optional<Change> change() {
    Mark now = mark();
    if (file == null || now == null || now.equals(seen)) {
      return Optional.empty();
    }
    seen = now;
    return Optional.of(new Change(file));
  }

  private @Nullable Mark mark() {
    if (file == null) {
      return null;
    }
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Mark(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    } catch (IOException goneOrUnreadable) {
      return null;
    }
  }
}
