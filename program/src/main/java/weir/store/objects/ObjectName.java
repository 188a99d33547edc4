package weir.store.objects;

import java.nio.charset.StandardCharsets;

/// A bucket and a key in it.
///
/// @param key 1 to 1,024 bytes of UTF-8
public record ObjectName(String bucket, String key) {
  private static final int KEY_BYTES = 1024;

  public ObjectName {
    if (key.isEmpty() || key.getBytes(StandardCharsets.UTF_8).length > KEY_BYTES) {
      throw new ObjectRefusal(ObjectRefusal.Reason.KEY_TOO_LONG, "Your key is too long");
    }
  }

  @Override
  public String toString() {
    return bucket + "/" + key;
  }
}
