package weir.store.objects;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A bucket, and the documents that configure it.
///
/// @param account owner
/// @param documents by the query parameter that names them at S3: `policy`, `lifecycle`; what they
///   say is for the room that put them
public record Bucket(
    String name,
    String account,
    String region,
    Instant createdAt,
    Versioning versioning,
    Map<String, String> documents) {
  public Bucket {
    documents = Map.copyOf(documents);
  }

  /// Whether the bucket keeps what is overwritten.
  public enum Versioning {
    OFF,
    ENABLED,
    SUSPENDED
  }

  public String arn() {
    return "arn:aws:s3:::" + name;
  }

  public Optional<String> document(String kind) {
    return Optional.ofNullable(documents.get(kind));
  }

  public Bucket with(Versioning other) {
    return new Bucket(name, account, region, createdAt, other, documents);
  }

  public Bucket with(String kind, String text) {
    Map<String, String> more = new HashMap<>(documents);
    more.put(kind, text);
    return new Bucket(name, account, region, createdAt, versioning, more);
  }

  public Bucket without(String kind) {
    Map<String, String> fewer = new HashMap<>(documents);
    fewer.remove(kind);
    return new Bucket(name, account, region, createdAt, versioning, fewer);
  }
}
