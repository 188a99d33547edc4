package weir.store.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.store.state.StateStore;

/// Buckets and objects in a folder. Safe for any number of threads of one process.
///
/// An object's file appears, changes and goes in one step each; whoever reads sees one version from
/// its first byte to its last. [StoreFolder] says what lies where.
public final class ObjectStore implements AutoCloseable {
  private final StoreFolder folder;
  private final ObjectStoreOptions options;
  private final Buckets buckets;
  private final Staging staging;
  private final MetadataAttribute attribute;
  private final MultipartUploads uploads;
  private final BucketLocks locks = new BucketLocks();
  private final ConcurrentHashMap<String, BucketFiles> files = new ConcurrentHashMap<>();
  private final List<Consumer<ObjectEvent>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong lastOrder = new AtomicLong();

  private ObjectStore(StoreFolder folder, StateStore state, ObjectStoreOptions options)
      throws IOException {
    this.folder = folder;
    this.options = options;
    this.buckets = new Buckets(state);
    this.attribute = new MetadataAttribute(folder.own("sides"));
    if (folder.wasCutOff()) {
      new SideSweep(folder.root(), folder.own("sides"), attribute).sweep();
    }
    this.staging = new Staging(folder.own("tmp"));
    this.uploads = new MultipartUploads(folder.own("uploads"), this);
  }

  /// Opens a folder, makes it when it is missing, and sweeps what a crash left half done.
  ///
  /// @param state keeps the buckets' documents
  /// @throws Fault.Unavailable when the folder cannot be used, or another process uses it
  public static ObjectStore open(Path root, StateStore state, ObjectStoreOptions options) {
    try {
      return new ObjectStore(new StoreFolder(root), state, options);
    } catch (IOException refused) {
      throw Disk.failed("opening the object store in " + root, refused);
    }
  }

  public Buckets buckets() {
    return buckets;
  }

  public MultipartUploads uploads() {
    return uploads;
  }

  /// The folder in which the buckets are, for whoever reads objects in place.
  public Path root() {
    return folder.root();
  }

  /// Calls after every change of an object, on the thread that made it.
  public void onEvent(Consumer<ObjectEvent> listener) {
    listeners.add(listener);
  }

  /// @throws ObjectRefusal when the name is taken
  public void createBucket(Bucket bucket) {
    run(
        "creating a bucket",
        () ->
            locks.alone(
                bucket.name(),
                () -> {
                  buckets.add(bucket);
                  return Files.createDirectories(root().resolve(bucket.name()));
                }));
  }

  /// @throws ObjectRefusal when it holds anything but unfinished uploads
  public void deleteBucket(String name) {
    run("deleting a bucket", () -> locks.alone(name, () -> deleteAlone(name)));
  }

  private String deleteAlone(String name) throws IOException {
    buckets.bucket(name);
    BucketFiles bucket = files(name);
    if (bucket.current().next() != null || bucket.kept().next() != null) {
      throw new ObjectRefusal(
          ObjectRefusal.Reason.BUCKET_NOT_EMPTY, "The bucket you tried to delete is not empty");
    }
    uploads.forget(name);
    buckets.remove(name);
    Disk.deleteTree(bucket.versions().folder());
    Disk.deleteTree(bucket.objects().folder());
    return name;
  }

  /// Takes an object in.
  ///
  /// @throws ObjectRefusal when the bytes are not what was said of them
  /// @throws IOException when the client is gone
  public StoredObject put(PutOrder order, InputStream in, Expected expected) throws IOException {
    buckets.bucket(order.name().bucket());
    return publish(order, staging.take(in, expected, order.sealing()), "");
  }

  /// Makes staged bytes the current version of a key.
  StoredObject publish(PutOrder order, Staging.Staged staged, String uploadId) {
    ObjectMetadata metadata =
        new ObjectMetadata(
            order(),
            ObjectMetadata.NULL_VERSION,
            false,
            order.owner(),
            uploadId,
            staged.content(),
            order.labels());
    try {
      StoredObject stored =
          run(
              "publishing an object",
              () ->
                  new ObjectCommit(this, order.name(), order.precondition())
                      .put(staged.file(), metadata));
      tell(order.kind(), stored);
      return stored;
    } finally {
      Disk.forget(staged.file());
    }
  }

  /// A copy of an object's bytes under another name, with the labels of the order.
  public StoredObject copy(
      ObjectBody source, DataKeys sourceKeys, PutOrder order, Expected expected)
      throws IOException {
    source.unlock(sourceKeys);
    try (InputStream in = new BodyInput(source, 0, source.object().sizeBytes())) {
      return put(order, in, expected);
    }
  }

  /// A version of an object; a delete marker too, which is what is current after a delete.
  ///
  /// @param versionId null for the current one
  public Optional<StoredObject> find(ObjectName name, @Nullable String versionId) {
    return reading(
        "reading an object's metadata",
        name,
        versionId,
        found -> new StoredObject(name, found.metadata()));
  }

  /// Opens a version for reading; empty when there is none. A delete marker is a version.
  public Optional<ObjectBody> open(ObjectName name, @Nullable String versionId) {
    return reading(
        "opening an object",
        name,
        versionId,
        found ->
            new ObjectBody(
                new StoredObject(name, found.metadata()),
                FileChannel.open(found.file(), StandardOpenOption.READ)));
  }

  /// Gives the file of the current version, as it lies on the disk, a second name, under which it
  /// stays whatever becomes of the object. Empty when there is none.
  ///
  /// @param link in the file system of the store, where nothing is yet
  public Optional<StoredObject> link(ObjectName name, Path link) {
    return reading(
        "linking an object",
        name,
        null,
        found -> {
          Files.createLink(link, found.file());
          return new StoredObject(name, found.metadata());
        });
  }

  /// What is done with the file of a version, which stays as it is meanwhile.
  private interface Reading<T> {
    T of(BucketFiles.Found found) throws IOException;
  }

  private <T> Optional<T> reading(
      String what, ObjectName name, @Nullable String versionId, Reading<T> deed) {
    buckets.bucket(name.bucket());
    return run(
        what,
        () ->
            locks.reading(
                name,
                () -> {
                  Optional<BucketFiles.Found> found =
                      files(name.bucket()).find(name.key(), versionId);
                  return found.isEmpty() ? Optional.empty() : Optional.of(deed.of(found.get()));
                }));
  }

  /// Deletes the current version: a bucket with versions keeps it and gets a delete marker.
  public Deleted delete(ObjectName name, Consumer<Optional<ObjectMetadata>> precondition) {
    buckets.bucket(name.bucket());
    return told(
        name, run("deleting an object", () -> new ObjectCommit(this, name, precondition).delete()));
  }

  /// Deletes one version for good.
  public Deleted deleteVersion(ObjectName name, String versionId) {
    buckets.bucket(name.bucket());
    return told(
        name,
        run(
            "deleting a version",
            () -> new ObjectCommit(this, name, current -> {}).deleteVersion(versionId)));
  }

  /// Deletes the current version when it is the one that a lifecycle rule saw.
  void expire(ObjectName name, java.util.function.Predicate<Optional<ObjectMetadata>> still) {
    Optional<Deleted> deleted =
        run("expiring an object", () -> new ObjectCommit(this, name, now -> {}).deleteIf(still));
    deleted.flatMap(done -> done.expiration(name)).ifPresent(this::tell);
  }

  private Deleted told(ObjectName name, Deleted deleted) {
    deleted.event(name).ifPresent(this::tell);
    return deleted;
  }

  /// Changes the labels of a version in one step.
  ///
  /// @throws ObjectRefusal when there is no such version
  public StoredObject relabel(
      ObjectName name, @Nullable String versionId, UnaryOperator<ObjectLabels> change) {
    buckets.bucket(name.bucket());
    return run(
        "changing an object's labels",
        () -> new ObjectCommit(this, name, current -> {}).relabel(versionId, change));
  }

  /// Lists keys in order.
  public ListedPage list(ListOrder order) {
    buckets.bucket(order.bucket());
    return run("listing objects", () -> new Listing(files(order.bucket()), order).page());
  }

  /// Lists versions by key, newest first.
  public ListedPage listVersions(ListOrder order, String afterVersion) {
    buckets.bucket(order.bucket());
    return run(
        "listing versions",
        () -> new VersionListing(files(order.bucket()), order, afterVersion).page());
  }

  @Override
  public void close() {
    folder.close();
  }

  BucketFiles files(String bucket) {
    return files.computeIfAbsent(
        bucket,
        name ->
            new BucketFiles(
                name,
                new ObjectTree(root().resolve(name), options.durable()),
                new VersionTree(
                    new ObjectTree(folder.own("versions").resolve(name), options.durable())),
                attribute));
  }

  Staging staging() {
    return staging;
  }

  MetadataAttribute attribute() {
    return attribute;
  }

  BucketLocks locks() {
    return locks;
  }

  ObjectStoreOptions options() {
    return options;
  }

  void tell(ObjectEvent.Kind kind, StoredObject object) {
    tell(new ObjectEvent(kind, object));
  }

  private void tell(ObjectEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  /// The time in microseconds, later than every time before.
  long order() {
    java.time.Instant now = options.clock().instant();
    long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    return lastOrder.updateAndGet(last -> Math.max(last + 1, micros));
  }

  static <T> T run(String what, BucketLocks.Deed<T> deed) {
    try {
      return deed.run();
    } catch (NoSuchFileException gone) {
      throw new Fault.Unavailable(what + " failed because a file of the store is gone", gone);
    } catch (IOException failed) {
      throw Disk.failed(what, failed);
    }
  }
}
