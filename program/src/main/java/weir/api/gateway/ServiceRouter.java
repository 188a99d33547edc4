package weir.api.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      ServiceApi service =
          byTarget.get(target.get().substring(0, Math.max(0, target.get().lastIndexOf('.'))));
      if (service != null) {
        boolean json10 = request.header("content-type").orElse("").contains("json-1.0");
        return new Destination(service, json10 ? Protocol.AWS_JSON_1_0 : Protocol.AWS_JSON_1_1);
      }
    }
    if (request.rawPath().startsWith("/service/")
        && request.header("smithy-protocol").isPresent()) {
      String[] path = request.rawPath().split("/");
      ServiceApi service = path.length > 2 ? byTarget.get(path[2]) : null;
      if (service != null) {
        return new Destination(service, Protocol.RPC_V2_CBOR);
      }
    }
    ServiceApi signedFor = CredentialScope.service(request).map(bySigningName::get).orElse(null);
    if (signedFor != null) {
      return new Destination(signedFor, signedFor.shape().protocols().iterator().next());
    }
    return unsigned(request);
  }

  /// An unsigned request, or one for a service that Weir does not have: a form is answered in EC2's
  /// form, whatever else in S3's, the only service that anonymous callers reach.
  private Destination unsigned(WireRequest request) {
    boolean form =
        request.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded");
    ServiceApi service =
        form || target(request) ? bySigningName.get("sts") : bySigningName.get("s3");
    if (service == null) {
      service = bySigningName.values().iterator().next();
    }
    return new Destination(
        service,
        target(request) ? Protocol.AWS_JSON_1_1 : service.shape().protocols().iterator().next());
  }

  private static boolean target(WireRequest request) {
    return request.header("x-amz-target").isPresent();
  }
}
