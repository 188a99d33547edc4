package weir.store.objects;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Objects that arrive in parts: a folder per upload, in it a file per part. Safe for any number of
/// threads.
public final class MultipartUploads {
  private static final String LABEL = "upload.json";
  private static final int STRIPES = 256;

  private final Path folder;
  private final ObjectStore store;
  private final ReentrantLock[] finishing = new ReentrantLock[STRIPES];

  MultipartUploads(Path folder, ObjectStore store) {
    this.folder = folder;
    this.store = store;
    Arrays.setAll(finishing, i -> new ReentrantLock());
  }

  /// Begins an upload; durable when it returns.
  public Upload create(Upload upload) {
    store.buckets().bucket(upload.name().bucket());
    return ObjectStore.run(
        "beginning an upload",
        () -> {
          Path staged = Files.createDirectory(store.staging().fresh());
          Files.writeString(staged.resolve(LABEL), UploadText.print(upload));
          Path target = folder(upload.name().bucket(), upload.id());
          Files.createDirectories(Disk.parent(target));
          Disk.sync(staged.resolve(LABEL));
          Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
          Disk.sync(Disk.parent(target));
          return upload;
        });
  }

  public Optional<Upload> find(ObjectName name, String id) {
    return ObjectStore.run(
        "reading an upload",
        () -> {
          try {
            return Optional.of(read(folder(name.bucket(), id)))
                .filter(upload -> upload.name().equals(name));
          } catch (NoSuchFileException none) {
            return Optional.empty();
          }
        });
  }

  /// @throws ObjectRefusal when there is none
  public Upload upload(ObjectName name, String id) {
    store.buckets().bucket(name.bucket());
    return find(name, id).orElseThrow(MultipartUploads::none);
  }

  static ObjectRefusal none() {
    return new ObjectRefusal(
        ObjectRefusal.Reason.NO_SUCH_UPLOAD,
        "The specified upload does not exist. The upload ID may be invalid, or the upload may have "
            + "been aborted or completed.");
  }

  /// All uploads of a bucket that are not finished, by key and then by start.
  public List<Upload> list(String bucket) {
    store.buckets().bucket(bucket);
    return ObjectStore.run(
        "listing uploads",
        () -> {
          List<Upload> uploads = new ArrayList<>();
          String[] ids = new File(folder.resolve(bucket).toString()).list();
          for (String id : ids == null ? new String[0] : ids) {
            try {
              uploads.add(read(folder.resolve(bucket).resolve(id)));
            } catch (NoSuchFileException finishedMeanwhile) {
              // It is no longer to be listed.
            }
          }
          uploads.sort(
              Comparator.comparing((Upload upload) -> upload.name().key(), KeyOrder.BY_UTF8)
                  .thenComparing(Upload::startedAt)
                  .thenComparing(Upload::id));
          return uploads;
        });
  }

  /// Takes a part in, in the place of an earlier one of its number.
  ///
  /// @throws IOException when the client is gone
  public Upload.Part put(
      Upload upload, int number, InputStream in, Expected expected, DataKeys keys)
      throws IOException {
    Staging.Staged staged = store.staging().take(in, expected, new Sealing(upload.rule(), keys));
    ObjectMetadata metadata =
        new ObjectMetadata(
            store.order(),
            ObjectMetadata.NULL_VERSION,
            false,
            upload.owner(),
            upload.id(),
            staged.content(),
            ObjectLabels.NONE);
    try {
      return ObjectStore.run(
          "publishing a part",
          () -> {
            store.attribute().write(staged.file(), metadata, store.options().durable());
            Path target = partFile(upload, number);
            if (store.options().durable()) {
              Disk.sync(staged.file());
            }
            try {
              Files.move(staged.file(), target, StandardCopyOption.ATOMIC_MOVE);
            } catch (NoSuchFileException aborted) {
              throw none();
            }
            if (store.options().durable()) {
              Disk.sync(Disk.parent(target));
            }
            return new Upload.Part(number, metadata);
          });
    } finally {
      Disk.forget(staged.file());
    }
  }

  /// The parts that have arrived, by number.
  public List<Upload.Part> parts(Upload upload) {
    return ObjectStore.run(
        "listing parts",
        () -> {
          List<Upload.Part> parts = new ArrayList<>();
          String[] names = new File(folder(upload).toString()).list();
          for (String name : names == null ? new String[0] : names) {
            if (name.startsWith("part-")) {
              parts.add(
                  new Upload.Part(
                      Integer.parseInt(name.substring("part-".length())),
                      store.attribute().read(folder(upload).resolve(name))));
            }
          }
          parts.sort(Comparator.comparingInt(Upload.Part::number));
          return parts;
        });
  }

  /// Opens a part's bytes.
  ObjectBody open(Upload upload, Upload.Part part) throws IOException {
    return new ObjectBody(
        new StoredObject(upload.name(), part.metadata()),
        FileChannel.open(partFile(upload, part.number()), StandardOpenOption.READ));
  }

  /// Makes an object of the parts, in one step. Completing again what was completed gives the same
  /// object.
  public StoredObject complete(
      ObjectName name, String id, List<Upload.Chosen> chosen, PutOrder order) {
    ReentrantLock lock = finishing[Math.floorMod(id.hashCode(), STRIPES)];
    lock.lock();
    try {
      store.buckets().bucket(name.bucket());
      Optional<StoredObject> before =
          store.find(name, null).filter(object -> object.metadata().uploadId().equals(id));
      if (before.isPresent()) {
        drop(name.bucket(), id);
        return before.get();
      }
      Upload upload = upload(name, id);
      Staging.Staged staged =
          ObjectStore.run(
              "joining parts", () -> new PartJoin(store, upload, order.sealing()).join(chosen));
      StoredObject stored = store.publish(order, staged, id);
      drop(name.bucket(), id);
      return stored;
    } finally {
      lock.unlock();
    }
  }

  /// Forgets an upload and its parts.
  public void abort(Upload upload) {
    ReentrantLock lock = finishing[Math.floorMod(upload.id().hashCode(), STRIPES)];
    lock.lock();
    try {
      if (find(upload.name(), upload.id()).isEmpty()) {
        throw none();
      }
      drop(upload.name().bucket(), upload.id());
    } finally {
      lock.unlock();
    }
  }

  private void drop(String bucket, String id) {
    ObjectStore.run(
        "removing an upload",
        () -> {
          Path gone = folder(bucket, id);
          if (Files.exists(gone)) {
            Path staged = store.staging().fresh();
            Files.move(gone, staged, StandardCopyOption.ATOMIC_MOVE);
            Disk.deleteTree(staged);
            Disk.sync(folder.resolve(bucket));
          }
          return gone;
        });
  }

  /// Forgets every upload of a bucket.
  void forget(String bucket) throws IOException {
    Disk.deleteTree(folder.resolve(bucket));
  }

  private static Upload read(Path folder) throws IOException {
    return UploadText.parse(Files.readString(folder.resolve(LABEL)));
  }

  Path partFile(Upload upload, int number) {
    return folder(upload).resolve(String.format(Locale.ROOT, "part-%05d", number));
  }

  private Path folder(Upload upload) {
    return folder(upload.name().bucket(), upload.id());
  }

  private Path folder(String bucket, String id) {
    if (!id.matches("[0-9a-f]{32}")) {
      throw none();
    }
    return folder.resolve(bucket).resolve(id);
  }
}
