package weir.query.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import weir.query.objects.LocalObject;
import weir.query.objects.ObjectCache;
import weir.query.objects.S3CacheSettings;

/// The objects of S3 that one table of flow logs stands on, in the cache of this machine. What was
/// fetched stays until this is closed.
final class S3Cache implements AutoCloseable {
  private final S3CacheSettings settings;
  private final ObjectCache cache;
  private final Map<S3File, LocalObject> fetched = new ConcurrentHashMap<>();
  private @Nullable S3Objects objects;

  S3Cache(S3CacheSettings settings) {
    this.settings = settings;
    this.cache = new ObjectCache(settings.folder(), settings.boundBytes(), settings.clock());
  }

  /// The flow-log objects below the address, in the order of their keys.
  List<S3File> list(S3Address address) {
    return objects().list(this, address);
  }

  /// The object's bytes as a local file.
  Path fetch(S3File file) {
    return fetched.computeIfAbsent(file, this::lease).path();
  }

  private LocalObject lease(S3File file) {
    String ending = file.isParquet() ? ".parquet" : file.key().endsWith(".gz") ? ".gz" : ".log";
    return cache.fetch(
        List.of(settings.endpoint(), file.bucket(), file.key(), file.etag()),
        ending,
        () -> {},
        path -> objects().fetch(file, path));
  }

  private synchronized S3Objects objects() {
    S3Objects present = objects;
    if (present == null) {
      present = new S3Objects(settings.endpoint());
      objects = present;
    }
    return present;
  }

  @Override
  public synchronized void close() {
    fetched.values().forEach(LocalObject::close);
    fetched.clear();
    if (objects != null) {
      objects.close();
    }
  }
}
