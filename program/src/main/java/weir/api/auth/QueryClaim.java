package weir.api.auth;

import java.time.Duration;
import weir.api.auth.Authenticator.Reason;
import weir.api.auth.Authenticator.RejectedSignature;
import weir.api.protocol.WireRequest;

/// Reads the claim of a presigned URL: `X-Amz-Algorithm` and what goes with it.
final class QueryClaim {
  private static final int LONGEST_LIFE = 604_800;

  private QueryClaim() {}

  static SignatureClaim read(SignedQuery query, WireRequest request) throws RejectedSignature {
    String algorithm = parameter(query, "X-Amz-Algorithm");
    if (!algorithm.equals(HeaderClaim.ALGORITHM)) {
      throw incomplete(
          "X-Amz-Algorithm is "
              + algorithm
              + " but only "
              + HeaderClaim.ALGORITHM
              + " is supported");
    }
    String credential = parameter(query, "X-Amz-Credential");
    String token = query.find("X-Amz-Security-Token");
    return new SignatureClaim(
        Credential.parse(credential)
            .orElseThrow(() ->
                incomplete(
                    "Error parsing the X-Amz-Credential parameter; the Credential is"
                        + " malformed; expecting"
                        + " \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".")),
        parameter(query, "X-Amz-Date"),
        SignatureClaim.headerNames(parameter(query, "X-Amz-SignedHeaders")),
        parameter(query, "X-Amz-Signature"),
        token != null ? token : request.header("x-amz-security-token").orElse(null),
        lifetime(parameter(query, "X-Amz-Expires")));
  }

  private static Duration lifetime(String text) throws RejectedSignature {
    if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw incomplete("X-Amz-Expires should be a number");
    }
    int seconds = Integer.parseInt(text);
    if (seconds > LONGEST_LIFE) {
      throw incomplete(
          "X-Amz-Expires must be less than a week (in seconds) that is " + LONGEST_LIFE);
    }
    return Duration.ofSeconds(seconds);
  }

  private static String parameter(SignedQuery query, String name) throws RejectedSignature {
    String value = query.find(name);
    if (value == null) {
      throw incomplete(
          "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential,"
              + " X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters;"
              + " there is not exactly one "
              + name);
    }
    return value;
  }

  private static RejectedSignature incomplete(String sentence) {
    return new RejectedSignature(Reason.INCOMPLETE, sentence);
  }
}
