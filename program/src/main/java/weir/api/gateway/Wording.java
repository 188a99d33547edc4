package weir.api.gateway;

import software.amazon.awssdk.core.SdkPojo;
import weir.api.auth.Authenticator;
import weir.api.protocol.ApiException;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;
import weir.model.aws.Fault;

/// The codes and sentences that services of one family share. What differs in a service, it
/// overrides.
public interface Wording {
  /// What most services say: query protocols and JSON protocols each in their way.
  Wording COMMON = new Wording() {};

  default ApiException unknownOperation(ServiceShape service, String name, Protocol protocol) {
    String sentence =
        name.isEmpty()
            ? "the request names no operation"
            : "Weir does not have the operation " + name + " of " + service.signingName();
    return switch (protocol) {
      case AWS_QUERY, EC2_QUERY -> ApiException.badRequest("InvalidAction", sentence);
      case AWS_JSON_1_0, AWS_JSON_1_1, REST_JSON, REST_XML, RPC_V2_CBOR ->
          ApiException.badRequest("UnknownOperationException", sentence);
    };
  }

  default ApiException rejected(Authenticator.RejectedSignature rejection, Protocol protocol) {
    String sentence = String.valueOf(rejection.getMessage());
    boolean query = protocol == Protocol.AWS_QUERY || protocol == Protocol.EC2_QUERY;
    return switch (rejection.reason()) {
      case INCOMPLETE, OTHER_MECHANISM ->
          new ApiException(
              400, query ? "IncompleteSignature" : "IncompleteSignatureException", sentence);
      case MISSING ->
          new ApiException(
              403,
              query ? "MissingAuthenticationToken" : "MissingAuthenticationTokenException",
              sentence);
      case UNKNOWN_ACCESS_KEY, BAD_TOKEN ->
          new ApiException(
              query ? 403 : 400,
              query ? "InvalidClientTokenId" : "UnrecognizedClientException",
              sentence);
      case EXPIRED_TOKEN ->
          new ApiException(
              query ? 403 : 400, query ? "ExpiredToken" : "ExpiredTokenException", sentence);
      case MISMATCH, SKEWED, BODY_MISMATCH ->
          new ApiException(
              query ? 403 : 400,
              query ? "SignatureDoesNotMatch" : "InvalidSignatureException",
              sentence);
      case EXPIRED_REQUEST -> new ApiException(400, "RequestExpired", sentence);
    };
  }

  default ApiException denied(Call.Denial denial, Protocol protocol) {
    boolean query = protocol == Protocol.AWS_QUERY || protocol == Protocol.EC2_QUERY;
    return new ApiException(
        query ? 403 : 400, query ? "AccessDenied" : "AccessDeniedException", denial.sentence());
  }

  default ApiException fault(Fault fault) {
    return switch (fault) {
      case Fault.Invalid invalid ->
          ApiException.badRequest("ValidationException", invalid.sentence());
      case Fault.NotFound gone ->
          ApiException.badRequest("ResourceNotFoundException", gone.sentence());
      case Fault.Denied denied -> new ApiException(403, "AccessDeniedException", denied.sentence());
      case Fault.Unavailable away -> new ApiException(503, "ServiceUnavailable", away.sentence());
      case Fault.Corrupt corrupt -> new ApiException(500, "InternalFailure", corrupt.sentence());
      case Fault.Unsupported unsupported ->
          new ApiException(501, "NotImplemented", unsupported.sentence());
    };
  }

  /// Between permission and deed: EC2 ends dry runs here.
  default void beforeAnswer(SdkPojo request) {}
}
