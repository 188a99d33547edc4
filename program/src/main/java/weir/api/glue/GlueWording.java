package weir.api.glue;

import weir.api.gateway.Wording;
import weir.api.protocol.ApiException;
import weir.model.aws.Fault;

/// Glue's words for what goes wrong, where they differ from other services'.
final class GlueWording implements Wording {
  @Override
  public ApiException fault(Fault fault) {
    return switch (fault) {
      case Fault.Invalid invalid -> GlueErrors.invalid(invalid.sentence());
      case Fault.Unsupported unsupported -> GlueErrors.invalid(unsupported.sentence());
      case Fault.NotFound gone -> GlueErrors.notFound(gone.sentence());
      case Fault.Denied denied ->
          ApiException.badRequest("AccessDeniedException", denied.sentence());
      case Fault.Unavailable away ->
          new ApiException(500, "InternalServiceException", away.sentence());
      case Fault.Corrupt corrupt ->
          new ApiException(500, "InternalServiceException", corrupt.sentence());
    };
  }
}
