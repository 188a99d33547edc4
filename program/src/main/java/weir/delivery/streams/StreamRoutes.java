package weir.delivery.streams;

import java.time.Duration;
import java.time.InstantSource;
import weir.delivery.AwsEndpoint;

/// How deliveries leave the process. Safe for any number of threads.
public final class StreamRoutes {
  private static final Duration USUAL_PATIENCE = Duration.ofMinutes(3);

  private final AwsEndpoint s3;
  private final StreamCredentials credentials;
  private final StreamEndpoint endpoint;

  /// @param s3 where S3 answers; its credentials are not asked
  /// @param credentials of the streams' roles
  /// @param patience with HTTP endpoints
  StreamRoutes(AwsEndpoint s3, StreamCredentials credentials, Duration patience) {
    this.s3 = s3;
    this.credentials = credentials;
    this.endpoint = new StreamEndpoint(patience);
  }

  /// With the patience that AWS has with HTTP endpoints.
  public StreamRoutes(AwsEndpoint s3, StreamCredentials credentials) {
    this(s3, credentials, USUAL_PATIENCE);
  }

  /// @param clock wall time
  StreamBucket bucket(StreamPlan plan, InstantSource clock) {
    return StreamBucket.open(plan, s3, credentials, clock);
  }

  StreamEndpoint endpoint() {
    return endpoint;
  }
}
