package weir.store.objects;

/// One version of an object as it was found.
public record StoredObject(ObjectName name, ObjectMetadata metadata) {
  public long sizeBytes() {
    return metadata.content().sizeBytes();
  }
}
