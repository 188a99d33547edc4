package weir.api.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weir.api.protocol.Protocol;
import weir.api.protocol.WireRequest;

/// Chooses the service and the protocol of a request, by what it says of itself and before anything
/// is verified.
final class ServiceRouter {
  private final Map<String, ServiceApi> bySigningName = new HashMap<>();
  private final Map<String, ServiceApi> byTarget = new HashMap<>();

  ServiceRouter(List<ServiceApi> services) {
    for (ServiceApi service : services) {
      bySigningName.put(service.shape().signingName(), service);
      if (!service.shape().targetPrefix().isEmpty()) {
        byTarget.put(service.shape().targetPrefix(), service);
      }
    }
  }

  record Destination(ServiceApi service, Protocol protocol) {}

  Destination find(WireRequest request) {
    Optional<String> target = request.header("x-amz-target");
    if (target.isPresent()) {
      String prefix = target.get().substring(0, Math.max(0, target.get().lastIndexOf('.')));
      Protocol json =
          request.header("content-type").orElse("").contains("json-1.0")
              ? Protocol.AWS_JSON_1_0
              : Protocol.AWS_JSON_1_1;
      return destination(byTarget.get(prefix), prefix, json);
    }
    if (request.rawPath().startsWith("/service/")
        && request.header("smithy-protocol").isPresent()) {
      String name = request.rawPath().split("/", 4)[2];
      return destination(byTarget.get(name), name, Protocol.RPC_V2_CBOR);
    }
    Optional<String> signedFor = CredentialScope.service(request);
    if (signedFor.isPresent()) {
      ServiceApi service = bySigningName.get(signedFor.get());
      return destination(
          service,
          signedFor.get(),
          service == null ? guess(request) : service.shape().protocols().iterator().next());
    }
    return unsigned(request);
  }

  private static Destination destination(
      @Nullable ServiceApi service, String name, Protocol protocol) {
    return new Destination(
        service == null ? new UnknownService(name, protocol) : service, protocol);
  }

  /// An unsigned request: a form is answered as STS would, whatever else as S3 would, the only
  /// service that anonymous callers reach.
  private Destination unsigned(WireRequest request) {
    Protocol protocol = guess(request);
    String name = protocol == Protocol.AWS_QUERY ? "sts" : "s3";
    return destination(bySigningName.get(name), name, protocol);
  }

  private static Protocol guess(WireRequest request) {
    String type = request.header("content-type").orElse("");
    if (type.startsWith("application/x-www-form-urlencoded")) {
      return Protocol.AWS_QUERY;
    }
    return type.startsWith("application/json") ? Protocol.REST_JSON : Protocol.REST_XML;
  }
}
