package weir.api.ec2;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import weir.api.auth.Authenticator;
import weir.api.gateway.Call;
import weir.api.gateway.Wording;
import weir.api.protocol.ApiException;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;
import weir.model.aws.Fault;

/// EC2's words for what goes wrong, where they differ from other services'.
final class Ec2Wording implements Wording {
  @Override
  public ApiException unknownOperation(ServiceShape service, String name, Protocol protocol) {
    return name.isEmpty()
        ? Ec2Errors.missing("Action")
        : ApiException.badRequest(
            "InvalidAction",
            "The action " + name + " is not valid for this web service: Weir does not have it");
  }

  @Override
  public ApiException rejected(Authenticator.RejectedSignature rejection, Protocol protocol) {
    return switch (rejection.reason()) {
      case UNKNOWN_ACCESS_KEY, BAD_TOKEN, MISMATCH, BODY_MISMATCH ->
          new ApiException(
              401, "AuthFailure", "AWS was not able to validate the provided access credentials");
      case SKEWED, EXPIRED_TOKEN, EXPIRED_REQUEST ->
          ApiException.badRequest("RequestExpired", "Request has expired.");
      case MISSING ->
          new ApiException(
              401, "AuthFailure", "The request is not signed; sign it with Signature 4");
      case INCOMPLETE, OTHER_MECHANISM ->
          ApiException.badRequest("IncompleteSignature", String.valueOf(rejection.getMessage()));
    };
  }

  @Override
  public ApiException denied(Call.Denial denial, Protocol protocol) {
    return new ApiException(
        403,
        "UnauthorizedOperation",
        "You are not authorized to perform this operation. " + denial.sentence());
  }

  @Override
  public ApiException fault(Fault fault) {
    return switch (fault) {
      case Fault.Invalid invalid -> Ec2Errors.invalidValue(invalid.sentence());
      case Fault.NotFound gone -> Ec2Errors.invalidValue(gone.sentence());
      case Fault.Denied denied -> new ApiException(403, "OperationNotPermitted", denied.sentence());
      case Fault.Unavailable away -> new ApiException(503, "Unavailable", away.sentence());
      case Fault.Corrupt corrupt -> new ApiException(500, "InternalError", corrupt.sentence());
      case Fault.Unsupported unsupported -> Ec2Errors.unsupported(unsupported.sentence());
    };
  }

  /// Ends dry runs, after the permissions and before the deed.
  @Override
  public void beforeAnswer(SdkPojo request) {
    boolean dryRun =
        request instanceof Ec2Request asked
            && asked.sdkFieldNameToField().containsKey("DryRun")
            && asked.getValueForField("DryRun", Boolean.class).orElse(false);
    if (dryRun) {
      throw new ApiException(
          412, "DryRunOperation", "Request would have succeeded, but DryRun flag is set.");
    }
  }
}
