package weir.query.objects;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import weir.model.aws.Fault;

/// Objects of any S3, through AWS's SDK and the cache of this machine. The client's credentials
/// decide what may be read.
public final class SdkObjects implements ObjectSource {
  private final S3Client client;
  private final S3CacheSettings settings;
  private final ObjectCache cache;

  /// @param client closed by whoever made it
  /// @param settings the endpoint in it keeps apart what different services call the same
  public SdkObjects(S3Client client, S3CacheSettings settings) {
    this.client = client;
    this.settings = settings;
    this.cache = new ObjectCache(settings.folder(), settings.boundBytes(), settings.clock());
  }

  @Override
  public Stream<ObjectEntry> list(ObjectAddress prefix) {
    return asked(
        "list " + prefix,
        () ->
            client
                .listObjectsV2Paginator(
                    request -> request.bucket(prefix.bucket()).prefix(prefix.key()))
                .contents()
                .stream()
                .map(object ->
                    new ObjectEntry(
                        new ObjectAddress(prefix.bucket(), object.key()),
                        object.eTag(),
                        object.size(),
                        object.lastModified()))
                .toList()
                .stream());
  }

  @Override
  public LocalObject fetch(ObjectEntry entry) {
    ObjectAddress address = entry.address();
    return cache.fetch(
        List.of(settings.endpoint(), address.bucket(), address.key(), entry.etag()),
        address.ending(),
        () -> requireReadable(entry),
        path -> asked("read " + address, () -> download(entry, path)));
  }

  /// S3 itself says: the bytes may be here because someone else was let read them.
  @Override
  public void requireReadable(ObjectEntry entry) {
    ObjectAddress address = entry.address();
    asked(
        "read " + address,
        () ->
            client.headObject(request ->
                request.bucket(address.bucket()).key(address.key()).ifMatch(entry.etag())));
  }

  private boolean download(ObjectEntry entry, Path path) {
    GetObjectResponse answer =
        client.getObject(
            request ->
                request
                    .bucket(entry.address().bucket())
                    .key(entry.address().key())
                    .ifMatch(entry.etag()),
            path);
    String encryption = answer.serverSideEncryptionAsString();
    return encryption != null && encryption.startsWith("aws:kms");
  }

  @Override
  public ObjectEntry put(ObjectAddress address, Path content, ObjectLock lock) {
    return asked(
        "write " + address,
        () -> {
          PutObjectResponse answer =
              client.putObject(
                  request -> {
                    lock.on(request);
                    request.bucket(address.bucket()).key(address.key());
                  },
                  content);
          return new ObjectEntry(
              address, answer.eTag(), content.toFile().length(), settings.clock().instant());
        });
  }

  @Override
  public void delete(ObjectAddress address) {
    asked(
        "delete " + address,
        () -> client.deleteObject(request -> request.bucket(address.bucket()).key(address.key())));
  }

  private interface Deed<T> {
    T done();
  }

  private static <T> T asked(String what, Deed<T> deed) {
    try {
      return deed.done();
    } catch (NoSuchBucketException e) {
      throw new Fault.NotFound("cannot " + what + ": the bucket does not exist");
    } catch (S3Exception e) {
      throw switch (e.statusCode()) {
        case 403 -> new Fault.Denied("Access Denied: S3 does not let the caller " + what);
        case 404 -> new Fault.NotFound("cannot " + what + ": the object does not exist");
        case 412 -> new Fault.Unavailable("cannot " + what + ": the object was just replaced", e);
        default -> new Fault.Unavailable("cannot " + what + ": " + e.getMessage(), e);
      };
    } catch (SdkException e) {
      throw new Fault.Unavailable("cannot " + what + ": " + e.getMessage(), e);
    }
  }
}
