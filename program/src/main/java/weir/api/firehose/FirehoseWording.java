package weir.api.firehose;

import weir.api.gateway.Wording;
import weir.api.protocol.ApiException;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;
import weir.model.aws.Fault;

/// Firehose's words for what goes wrong, where they differ from other services'.
final class FirehoseWording implements Wording {
  @Override
  public ApiException unknownOperation(ServiceShape service, String name, Protocol protocol) {
    return switch (name) {
      case "StartDeliveryStreamEncryption", "StopDeliveryStreamEncryption" ->
          FirehoseErrors.invalid(
              "Weir's Firehose does not do "
                  + name
                  + ": what waits for its delivery is not encrypted; keep Weir's state folder on an"
                  + " encrypted disk");
      default -> Wording.super.unknownOperation(service, name, protocol);
    };
  }

  @Override
  public ApiException fault(Fault fault) {
    return switch (fault) {
      case Fault.Invalid invalid -> FirehoseErrors.invalid(invalid.sentence());
      case Fault.Unsupported unsupported -> FirehoseErrors.invalid(unsupported.sentence());
      case Fault.NotFound gone ->
          ApiException.badRequest("ResourceNotFoundException", gone.sentence());
      case Fault.Denied denied ->
          ApiException.badRequest("AccessDeniedException", denied.sentence());
      case Fault.Unavailable away ->
          new ApiException(503, "ServiceUnavailableException", away.sentence());
      case Fault.Corrupt corrupt -> new ApiException(500, "InternalFailure", corrupt.sentence());
    };
  }
}
