package weir.store.logs;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import weir.store.objects.Disk;
import weir.store.records.ParquetSource;

/// Segments in a folder of an S3 bucket, at AWS or at any service that speaks S3. One PutObject per
/// segment: it appears whole or not at all.
public final class S3Segments implements SegmentStorage {
  private final S3Client client;
  private final String bucket;
  private final String prefix;

  /// @param client with region, endpoint and credentials; stays open
  /// @param prefix empty, or a folder with its closing `/`
  public S3Segments(S3Client client, String bucket, String prefix) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  private interface Deed<T> {
    T run() throws IOException;
  }

  private <T> T reach(String name, Deed<T> deed) throws IOException {
    try {
      return deed.run();
    } catch (NoSuchKeyException gone) {
      throw new NoSuchFileException(place(name), null, gone.getMessage());
    } catch (SdkException away) {
      throw new IOException(place(name) + " was not reached: " + away.getMessage(), away);
    }
  }

  private String place(String name) {
    return "s3://" + bucket + "/" + prefix + name;
  }

  @Override
  public void put(String name, Path file) throws IOException {
    reach(
        name,
        () ->
            client.putObject(
                request -> request.bucket(bucket).key(prefix + name), RequestBody.fromFile(file)));
    Files.delete(file);
    Disk.sync(Disk.parent(file));
  }

  @Override
  public ParquetSource open(String name) throws IOException {
    long size =
        reach(
            name,
            () ->
                client
                    .headObject(request -> request.bucket(bucket).key(prefix + name))
                    .contentLength());
    return new Source(name, size);
  }

  @Override
  public void delete(String name) throws IOException {
    reach(name, () -> client.deleteObject(request -> request.bucket(bucket).key(prefix + name)));
  }

  @Override
  public List<String> list(LogGroupId group) throws IOException {
    return reach(
        group.text(),
        () ->
            client
                .listObjectsV2Paginator(
                    request -> request.bucket(bucket).prefix(prefix + group + "/"))
                .contents()
                .stream()
                .map(S3Object::key)
                .map(key -> key.substring(prefix.length()))
                .toList());
  }

  /// One segment, read through a window: small reads next to each other are one request. Used by
  /// one thread.
  private final class Source implements ParquetSource {
    private static final int WINDOW_BYTES = 1 << 18;

    private final String name;
    private final long size;
    private byte[] window = new byte[0];
    private long windowAt;

    Source(String name, long size) {
      this.name = name;
      this.size = size;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public void read(long position, byte[] target, int offset, int length) throws IOException {
      if (position < 0 || length > size - position) {
        throw new EOFException();
      }
      if (position < windowAt || position + length > windowAt + window.length) {
        // The end comes first: a footer is read backwards.
        long from = Math.min(position, Math.max(0, size - WINDOW_BYTES));
        long to = Math.min(size, Math.max(position + length, from + WINDOW_BYTES));
        window = fetch(from, to);
        windowAt = from;
      }
      System.arraycopy(window, (int) (position - windowAt), target, offset, length);
    }

    private byte[] fetch(long from, long to) throws IOException {
      byte[] bytes =
          reach(
              name,
              () ->
                  client
                      .getObjectAsBytes(request ->
                          request
                              .bucket(bucket)
                              .key(prefix + name)
                              .range("bytes=" + from + "-" + (to - 1)))
                      .asByteArrayUnsafe());
      if (bytes.length != to - from) {
        throw new EOFException(place(name) + " ends before " + to);
      }
      return bytes;
    }

    @Override
    public void close() {
      window = new byte[0];
    }
  }
}
