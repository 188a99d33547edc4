package weir.app;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.api.gateway.Gateway;
import weir.api.protocol.WireRequest;
import weir.api.protocol.WireResponse;
import weir.api.server.HttpHandler;
import weir.cli.ServeSettings;
import weir.delivery.AwsEndpoint;
import weir.delivery.AwsEndpoints;
import weir.delivery.DeliveryCredentials;

/// The way of Weir's own AWS clients to Weir's own services, for parts that are made before the
/// gateway is.
final class OwnServices implements HttpHandler {
  private static final URI HERE = URI.create("https://localhost");

  private volatile @Nullable Gateway gateway;

  /// Called once, when everything is there that can be asked.
  void join(Gateway made) {
    gateway = made;
  }

  @Override
  public WireResponse answer(WireRequest request) throws IOException {
    Gateway joined = gateway;
    if (joined == null) {
      throw new IllegalStateException("the services are asked before they are joined");
    }
    return joined.answer(request);
  }

  /// The services, asked with these credentials.
  AwsEndpoint as(DeliveryCredentials credentials) {
    return new AwsEndpoint(HERE, credentials, new GatewayHttp(this));
  }

  /// Where flow logs are delivered: here, but for another S3, which is asked with the credentials
  /// of the environment, and the endpoints that the configuration names.
  AwsEndpoints endpoints(ServeSettings settings, DeliveryCredentials credentials) {
    AwsEndpoints here = AwsEndpoints.all(as(credentials));
    URI other = settings.destinations().s3();
    Map<String, AwsEndpoint> named = new LinkedHashMap<>();
    for (ServeSettings.Endpoint endpoint : settings.destinations().endpoints()) {
      named.put(endpoint.name(), AwsEndpoint.of(endpoint.url(), endpoint.profile()));
    }
    return (other == null ? here : here.withS3(other)).named(named);
  }
}
