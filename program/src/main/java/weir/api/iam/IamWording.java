package weir.api.iam;

import weir.api.gateway.Wording;
import weir.api.protocol.ApiException;
import weir.model.aws.Fault;

/// IAM's codes where they are not everybody's.
final class IamWording implements Wording {
  @Override
  public ApiException fault(Fault fault) {
    return switch (fault) {
      case Fault.Invalid invalid -> IamError.validation(invalid.sentence());
      case Fault.NotFound gone -> IamError.noSuchEntity(gone.sentence());
      case Fault.Unsupported unsupported -> IamError.unsupported(unsupported.sentence());
      case Fault.Denied denied -> new ApiException(403, "AccessDenied", denied.sentence());
      case Fault.Unavailable away -> new ApiException(503, "ServiceUnavailable", away.sentence());
      case Fault.Corrupt corrupt -> new ApiException(500, "ServiceFailure", corrupt.sentence());
    };
  }
}
