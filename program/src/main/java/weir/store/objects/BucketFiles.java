package weir.store.objects;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One bucket's files: what is current, and what is kept beside it.
///
/// The file under the key is the current version whenever it is there. Else the newest of the kept
/// versions is, which is a delete marker.
record BucketFiles(
    String name, ObjectTree objects, VersionTree versions, MetadataAttribute attribute) {

  record Found(Path file, ObjectMetadata metadata) {}

  KeyWalk current() {
    return new KeyWalk(objects.folder(), "", "", false);
  }

  KeyWalk kept() {
    return new KeyWalk(versions.folder(), "", "", false);
  }

  /// @param versionId null for the current one
  Optional<Found> find(String key, @Nullable String versionId) throws IOException {
    Optional<Found> current = read(objects.find(key));
    if (versionId == null) {
      return current.isPresent() ? current : newestKept(key);
    }
    if (current.isPresent() && current.get().metadata().versionId().equals(versionId)) {
      return current;
    }
    return read(versions.find(key, versionId));
  }

  Optional<Found> current(String key) throws IOException {
    return read(objects.find(key));
  }

  Optional<Found> newestKept(String key) throws IOException {
    return read(versions.files(key).stream().findFirst());
  }

  /// Every version of a key, newest first.
  List<ObjectMetadata> all(String key) throws IOException {
    List<ObjectMetadata> all = new ArrayList<>();
    Optional<Found> current = current(key);
    current.ifPresent(found -> all.add(found.metadata()));
    for (Path file : versions.files(key)) {
      String id = VersionTree.versionId(file);
      if (current.isEmpty() || !current.get().metadata().versionId().equals(id)) {
        read(Optional.of(file)).ifPresent(found -> all.add(found.metadata()));
      }
    }
    return all;
  }

  Optional<Found> read(Optional<Path> file) throws IOException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Found(file.get(), attribute.read(file.get())));
    } catch (NoSuchFileException goneMeanwhile) {
      return Optional.empty();
    }
  }
}
