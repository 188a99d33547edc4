package weir.store.objects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One change of one key, in an order of steps that may end after each of them.
///
/// Every change is decided by one rename: before it the old version is current, after it the new
/// one. What comes before only adds a second name to the old version's file; what comes after
/// removes names that nobody needs.
final class ObjectCommit {
  private final ObjectStore store;
  private final ObjectName name;
  private final Consumer<Optional<ObjectMetadata>> precondition;

  ObjectCommit(
      ObjectStore store, ObjectName name, Consumer<Optional<ObjectMetadata>> precondition) {
    this.store = store;
    this.name = name;
    this.precondition = precondition;
  }

  StoredObject put(Path staged, ObjectMetadata metadata) throws IOException {
    // Synced before the lock is taken: the usual put changes nothing of it afterwards.
    prepare(staged, metadata);
    return new StoredObject(name, locked(() -> putLocked(staged, metadata)));
  }

  /// Runs a step with the key locked, again when another object had to make way.
  private <T> T locked(BucketLocks.Deed<T> step) throws IOException {
    while (true) {
      try {
        return store.locks().writing(name, step);
      } catch (ObjectTree.Clash clash) {
        store
            .locks()
            .alone(
                name.bucket(),
                () -> {
                  files().objects().moveAside(clash);
                  return clash;
                });
      }
    }
  }

  private ObjectMetadata putLocked(Path staged, ObjectMetadata metadata) throws IOException {
    Bucket bucket = store.buckets().bucket(name.bucket());
    BucketFiles files = files();
    Optional<BucketFiles.Found> before = files.current(name.key());
    precondition.accept(
        before.map(BucketFiles.Found::metadata).filter(found -> !found.deleteMarker()));
    ObjectMetadata stamped = metadata;
    boolean replaced = before.isPresent();
    if (bucket.versioning() != Bucket.Versioning.OFF) {
      stamped = stamped(metadata, bucket.versioning(), before);
      if (!stamped.equals(metadata)) {
        prepare(staged, stamped);
      }
      if (before.isPresent() && !before.get().metadata().versionId().equals(stamped.versionId())) {
        files.versions().keep(before.get().file(), name.key(), before.get().metadata());
        replaced = false;
      }
    }
    String side = replaced ? store.attribute().side(before.orElseThrow().file()) : "";
    files.objects().publish(staged, name.key());
    store.attribute().forgetSide(side);
    if (bucket.versioning() == Bucket.Versioning.SUSPENDED) {
      dropKeptNull(files);
    }
    return stamped;
  }

  /// A null version is replaced by the next one, wherever it lies.
  private void dropKeptNull(BucketFiles files) throws IOException {
    Optional<Path> kept = files.versions().find(name.key(), ObjectMetadata.NULL_VERSION);
    if (kept.isPresent()) {
      files.versions().remove(kept.get(), store.attribute());
    }
  }

  private ObjectMetadata stamped(
      ObjectMetadata metadata, Bucket.Versioning versioning, Optional<BucketFiles.Found> before)
      throws IOException {
    long order = metadata.order();
    if (before.isPresent()) {
      order = Math.max(order, before.get().metadata().order() + 1);
    } else {
      Optional<BucketFiles.Found> kept = files().newestKept(name.key());
      if (kept.isPresent()) {
        order = Math.max(order, kept.get().metadata().order() + 1);
      }
    }
    return metadata.as(
        order,
        versioning == Bucket.Versioning.ENABLED
            ? VersionTree.id(order)
            : ObjectMetadata.NULL_VERSION);
  }

  private void prepare(Path staged, ObjectMetadata metadata) throws IOException {
    store.attribute().write(staged, metadata, store.options().durable());
    if (store.options().durable()) {
      Disk.sync(staged);
    }
  }

  Deleted delete() throws IOException {
    return deleteIf(current -> true).orElseThrow();
  }

  Optional<Deleted> deleteIf(Predicate<Optional<ObjectMetadata>> condition) throws IOException {
    return locked(() -> {
      Bucket bucket = store.buckets().bucket(name.bucket());
      Optional<BucketFiles.Found> before = files().current(name.key());
      precondition.accept(
          before.map(BucketFiles.Found::metadata).filter(found -> !found.deleteMarker()));
      if (!condition.test(before.map(BucketFiles.Found::metadata))) {
        return Optional.empty();
      }
      if (bucket.versioning() == Bucket.Versioning.OFF) {
        if (before.isPresent()) {
          files().objects().remove(name.key(), store.attribute());
        }
        return Optional.of(
            new Deleted(before.map(BucketFiles.Found::metadata).orElse(null), null, false));
      }
      return Optional.of(mark(bucket, before));
    });
  }

  /// Puts a delete marker in the place of the current version, then moves it among the kept ones:
  /// an engine that reads the folder should not find an empty file.
  private Deleted mark(Bucket bucket, Optional<BucketFiles.Found> before) throws IOException {
    ObjectMetadata marker =
        stamped(
            new ObjectMetadata(
                store.order(),
                "",
                true,
                bucket.account(),
                "",
                ObjectContent.NOTHING,
                ObjectLabels.NONE),
            bucket.versioning(),
            before);
    Path staged = store.staging().fresh();
    Files.createFile(staged);
    prepare(staged, marker);
    BucketFiles files = files();
    boolean nullGoes = bucket.versioning() == Bucket.Versioning.SUSPENDED;
    if (before.isEmpty()) {
      if (nullGoes) {
        dropKeptNull(files);
      }
      files.versions().add(staged, name.key(), marker);
      return new Deleted(null, marker, false);
    }
    if (!before.get().metadata().versionId().equals(marker.versionId())) {
      files.versions().keep(before.get().file(), name.key(), before.get().metadata());
    }
    files.objects().publish(staged, name.key());
    if (nullGoes) {
      dropKeptNull(files);
    }
    Path marked = files.objects().find(name.key()).orElseThrow();
    files.versions().keep(marked, name.key(), marker);
    files.objects().remove(name.key(), store.attribute());
    return new Deleted(null, marker, false);
  }

  Deleted deleteVersion(String versionId) throws IOException {
    return locked(() -> {
      BucketFiles files = files();
      Optional<BucketFiles.Found> found = files.find(name.key(), versionId);
      if (found.isEmpty()) {
        return new Deleted(null, null, true);
      }
      ObjectMetadata gone = found.get().metadata();
      Optional<Path> kept = files.versions().find(name.key(), versionId);
      boolean wasCurrent =
          files
              .find(name.key(), null)
              .map(current -> current.metadata().versionId().equals(versionId))
              .orElse(false);
      if (wasCurrent) {
        succeed(files, versionId);
      }
      if (kept.isPresent()) {
        files.versions().remove(kept.get(), store.attribute());
      }
      return new Deleted(gone, gone.deleteMarker() ? gone : null, true);
    });
  }

  /// Makes the version before the current one current.
  private void succeed(BucketFiles files, String leaving) throws IOException {
    Optional<BucketFiles.Found> next = Optional.empty();
    for (Path file : files.versions().files(name.key())) {
      if (!VersionTree.versionId(file).equals(leaving)) {
        next = files.read(Optional.of(file));
        break;
      }
    }
    if (next.isEmpty() || next.get().metadata().deleteMarker()) {
      files.objects().remove(name.key(), store.attribute());
      return;
    }
    files.objects().publish(next.get().file(), name.key());
    files.versions().remove(next.get().file(), store.attribute());
  }

  /// Changes the labels of a version in one step.
  StoredObject relabel(@Nullable String versionId, UnaryOperator<ObjectLabels> change)
      throws IOException {
    return locked(() -> {
      BucketFiles.Found found =
          files()
              .find(name.key(), versionId)
              .orElseThrow(() ->
                  new ObjectRefusal(
                      ObjectRefusal.Reason.NO_SUCH_VERSION,
                      "The specified version does not exist."));
      ObjectMetadata changed = found.metadata().withLabels(change.apply(found.metadata().labels()));
      prepare(found.file(), changed);
      return new StoredObject(name, changed);
    });
  }

  private BucketFiles files() {
    return store.files(name.bucket());
  }
}
