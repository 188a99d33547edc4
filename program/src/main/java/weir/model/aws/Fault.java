package weir.model.aws;

/// Why something that was asked for cannot be done, in one sentence that a person can act on.
///
/// The members say whose fault it is; a service turns each into AWS's error code, the command line
/// into an exit code.
public abstract sealed class Fault extends RuntimeException {
  private final String sentence;

  private Fault(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  private Fault(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  /// What is wrong, the value, and what is right.
  public String sentence() {
    return sentence;
  }

  /// The caller's input breaks a rule. The sentence names the value and the rule.
  public static final class Invalid extends Fault {
    public Invalid(String sentence) {
      super(sentence);
    }
  }

  /// What the caller names does not exist.
  public static final class NotFound extends Fault {
    public NotFound(String sentence) {
      super(sentence);
    }
  }

  /// The operating system or a remote service refuses the caller's permissions.
  public static final class Denied extends Fault {
    public Denied(String sentence) {
      super(sentence);
    }
  }

  /// Something that Weir depends on does not answer or fails; the same request may succeed later.
  public static final class Unavailable extends Fault {
    public Unavailable(String sentence) {
      super(sentence);
    }

    public Unavailable(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }

  /// A file or message does not have the form that it claims.
  public static final class Corrupt extends Fault {
    public Corrupt(String sentence) {
      super(sentence);
    }
  }

  /// The request is understood, and Weir does not do it.
  public static final class Unsupported extends Fault {
    public Unsupported(String sentence) {
      super(sentence);
    }
  }
}
