package weir.api.gateway;

import java.util.EnumSet;
import java.util.List;
import weir.api.auth.Authenticator;
import weir.api.protocol.ApiException;
import weir.api.protocol.Codecs;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;
import weir.api.protocol.WireRequest;
import weir.api.protocol.WireResponse;
import weir.model.aws.Fault;

/// Stands for a service that Weir does not have, so that its clients hear that, in their protocol.
final class UnknownService implements ServiceApi {
  private final ServiceShape shape;

  /// @param name that the request was signed for, or that its target names
  UnknownService(String name, Protocol protocol) {
    shape = new ServiceShape(name, "", "", "", "", EnumSet.of(protocol));
  }

  @Override
  public ServiceShape shape() {
    return shape;
  }

  @Override
  public List<String> operationNames() {
    return List.of();
  }

  @Override
  public boolean wantsWholeBody() {
    return false;
  }

  @Override
  public String nameOf(WireRequest request, byte[] body, Protocol protocol) {
    return "";
  }

  @Override
  public Invocation find(WireRequest request, byte[] body, Protocol protocol) {
    throw unknown();
  }

  private ApiException unknown() {
    return new ApiException(
        501, "NotImplemented", "Weir does not have the service " + shape.signingName());
  }

  @Override
  public ApiException rejected(Authenticator.RejectedSignature rejection, Protocol protocol) {
    return unknown();
  }

  @Override
  public ApiException denied(Call.Denial denial, Protocol protocol) {
    return unknown();
  }

  @Override
  public ApiException fault(Fault fault) {
    return unknown();
  }

  @Override
  public WireResponse error(
      WireRequest request, Protocol protocol, ApiException error, String requestId) {
    return Codecs.of(protocol).writeError(shape, error, requestId);
  }
}
