package weir.app;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import weir.cli.ServeSettings;
import weir.model.aws.Fault;
import weir.store.logs.LogStoreFiles;
import weir.store.logs.S3Segments;

/// Where the log store keeps what it has: in the state folder, or sealed segments in a bucket.
final class LogSegments {
  private LogSegments() {}

  /// @throws Fault.Invalid when the settings name an endpoint that they do not have
  static LogStoreFiles of(Ground ground) {
    Path folder = ground.file("logs");
    ServeSettings.LogStorage storage = ground.settings().logs().storage();
    if (storage == null) {
      return LogStoreFiles.in(folder);
    }
    S3Client client = ground.parts().keep(client(ground.settings(), storage.endpoint()));
    return new LogStoreFiles(folder, new S3Segments(client, storage.bucket(), storage.prefix()));
  }

  private static S3Client client(ServeSettings settings, @Nullable String name) {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(settings.home().region()))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
            .httpClientBuilder(UrlConnectionHttpClient.builder());
    if (name == null) {
      return builder.build();
    }
    ServeSettings.Endpoint endpoint =
        settings.destinations().endpoints().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() ->
                new Fault.Invalid(
                    "log-storage has the endpoint \""
                        + name
                        + "\" but endpoints has only "
                        + settings.destinations().endpoints().stream()
                            .map(ServeSettings.Endpoint::name)
                            .toList()));
    builder.credentialsProvider(credentials(endpoint.profile()));
    URI url = endpoint.url();
    return url == null
        ? builder.build()
        : builder.endpointOverride(url).forcePathStyle(true).build();
  }

  private static AwsCredentialsProvider credentials(@Nullable String profile) {
    return profile == null
        ? DefaultCredentialsProvider.builder().build()
        : ProfileCredentialsProvider.create(profile);
  }
}
