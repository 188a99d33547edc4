package weir.delivery;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/// Where a service of AWS's kind answers, and as whom it is asked.
///
/// @param url an endpoint other than AWS's; null takes the environment's, else AWS
/// @param http how requests get there, such as without a network; null for the network
public record AwsEndpoint(
    @Nullable URI url, DeliveryCredentials credentials, @Nullable SdkHttpClient http) {
  /// What AWS's own tools would use.
  public static final AwsEndpoint OF_THE_ENVIRONMENT =
      new AwsEndpoint(null, DeliveryCredentials.OF_THE_ENVIRONMENT, null);

  /// At a place of its own, with the credentials of the environment.
  public static AwsEndpoint at(URI url) {
    return new AwsEndpoint(url, DeliveryCredentials.OF_THE_ENVIRONMENT, null);
  }

  /// As a configuration describes it.
  ///
  /// @param url null for AWS's own
  /// @param profile of the AWS tools' credentials file; null for the credentials of the environment
  public static AwsEndpoint of(@Nullable URI url, @Nullable String profile) {
    return new AwsEndpoint(
        url,
        profile == null
            ? DeliveryCredentials.OF_THE_ENVIRONMENT
            : _ -> ProfileCredentialsProvider.create(profile),
        null);
  }

  /// Whether requests go to another service than AWS's own.
  public boolean isElsewhere(AwsService service) {
    return url != null
        || System.getenv(service.endpointVariable()) != null
        || System.getenv("AWS_ENDPOINT_URL") != null;
  }
}
