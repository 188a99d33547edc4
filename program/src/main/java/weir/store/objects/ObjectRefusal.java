package weir.store.objects;

/// Why the store does not do what is asked of it, where S3 has a code of its own for the reason.
public final class ObjectRefusal extends RuntimeException {
  private final Reason reason;

  public ObjectRefusal(Reason reason, String sentence) {
    super(sentence, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }

  public enum Reason {
    NO_SUCH_BUCKET,
    BUCKET_EXISTS,
    BUCKET_OWNED_BY_YOU,
    BUCKET_NOT_EMPTY,
    NO_SUCH_VERSION,
    NO_SUCH_UPLOAD,
    INVALID_PART,
    INVALID_PART_ORDER,
    PART_TOO_SMALL,
    TOO_LARGE,
    KEY_TOO_LONG,
    /// The bytes do not have the MD5 that the client sent.
    BAD_DIGEST,
    /// The bytes do not have another checksum that the client sent.
    BAD_CHECKSUM,
    /// The body ended before its length.
    INCOMPLETE_BODY,
    PRECONDITION_FAILED,
    /// The key that encrypts the object exists and is switched off.
    KEY_DISABLED,
    /// The key that encrypts the object exists and is about to be deleted.
    KEY_PENDING_DELETION,
    KEY_NOT_FOUND,
    /// The caller may not use the key, or it is not the one that encrypted the object.
    KEY_DENIED
  }
}
