package weir.api.protocol;

import java.util.Set;

/// Names in requests that belong to the signature or to the client itself and not to an operation.
final class SignatureParts {
  private static final Set<String> PARAMETERS =
      Set.of(
          "X-Amz-Algorithm",
          "X-Amz-Credential",
          "X-Amz-Date",
          "X-Amz-Expires",
          "X-Amz-Security-Token",
          "X-Amz-Signature",
          "X-Amz-SignedHeaders",
          "X-Amz-Content-Sha256");

  private static final Set<String> HEADERS =
      Set.of(
          "x-amz-date",
          "x-amz-content-sha256",
          "x-amz-security-token",
          "x-amz-user-agent",
          "x-amz-decoded-content-length",
          "x-amz-trailer",
          "x-amz-te",
          "x-amz-target");

  private SignatureParts() {}

  static boolean parameter(String name) {
    return PARAMETERS.contains(name);
  }

  static boolean header(String lowerCaseName) {
    return HEADERS.contains(lowerCaseName);
  }
}
