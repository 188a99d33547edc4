package weir.store.objects;

/// Something that happened to an object.
public record ObjectEvent(Kind kind, StoredObject object) {
  /// With the name in S3's notifications.
  public enum Kind {
    PUT("ObjectCreated:Put"),
    COPY("ObjectCreated:Copy"),
    COMPLETE_MULTIPART_UPLOAD("ObjectCreated:CompleteMultipartUpload"),
    DELETE("ObjectRemoved:Delete"),
    DELETE_MARKER_CREATED("ObjectRemoved:DeleteMarkerCreated"),
    EXPIRATION_DELETE("LifecycleExpiration:Delete"),
    EXPIRATION_DELETE_MARKER_CREATED("LifecycleExpiration:DeleteMarkerCreated");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }
}
