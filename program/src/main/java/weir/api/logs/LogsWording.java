package weir.api.logs;

import weir.api.gateway.Wording;
import weir.api.protocol.ApiException;
import weir.model.aws.Fault;

/// CloudWatch Logs' words for what goes wrong, where they differ from other services'.
final class LogsWording implements Wording {
  @Override
  public ApiException fault(Fault fault) {
    return switch (fault) {
      case Fault.Invalid invalid -> LogsErrors.invalid(invalid.sentence());
      case Fault.NotFound gone -> LogsErrors.notFound(gone.sentence());
      case Fault.Denied denied -> LogsErrors.accessDenied(denied.sentence());
      case Fault.Unsupported unsupported -> LogsErrors.unsupported(unsupported.sentence());
      case Fault.Unavailable away ->
          new ApiException(503, "ServiceUnavailableException", away.sentence());
      case Fault.Corrupt corrupt -> new ApiException(500, "InternalFailure", corrupt.sentence());
    };
  }
}
