package weir.api.auth;

import weir.api.protocol.WireRequest;

/// Finds out who sent a request.
public interface Authenticator {
  /// Verifies the signature of a request, over its body too.
  ///
  /// @param service that was chosen from the request; the credential scope must name it
  /// @throws RejectedSignature when the request is signed wrongly, too early or too late, or by
  ///   nobody that is known
  Signed verify(WireRequest request, String service) throws RejectedSignature;

  /// @param caller anonymous when the request is not signed at all
  /// @param region of the credential scope; empty for an unsigned request
  /// @param request with a body that fails while it is read when it is not what was signed
  record Signed(Caller caller, String region, WireRequest request) {}

  /// Why a signature is refused. Each service words it with a code of its own.
  final class RejectedSignature extends Exception {
    private final Reason reason;

    public RejectedSignature(Reason reason, String sentence) {
      super(sentence, null, false, false);
      this.reason = reason;
    }

    public Reason reason() {
      return reason;
    }
  }

  enum Reason {
    /// The header or the query parameters lack something: AWS's IncompleteSignature.
    INCOMPLETE,
    /// Signed in another way than with Signature Version 4.
    OTHER_MECHANISM,
    UNKNOWN_ACCESS_KEY,
    /// The session token is missing, wrong, or belongs to another key.
    BAD_TOKEN,
    EXPIRED_TOKEN,
    MISMATCH,
    /// The clock is more than 15 minutes away.
    SKEWED,
    /// A presigned URL after its time.
    EXPIRED_REQUEST,
    /// The body is not the one that was signed.
    BODY_MISMATCH,
    /// Not signed at all, where that is asked for.
    MISSING
  }
}
