package weir.query.files;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import weir.model.aws.Fault;

/// Objects where they lie, in AWS or at a compatible endpoint. Credentials and region come the way
/// AWS's tools take them. Apart from [S3Cache] so that questions of local files load no AWS SDK.
final class S3Objects implements AutoCloseable {
  private final String endpoint;
  private final S3Client client;

  /// @param endpoint empty for AWS
  S3Objects(String endpoint) {
    this.endpoint = endpoint;
    this.client = connect(endpoint);
  }

  /// @param cache that the files are fetched into
  List<S3File> list(S3Cache cache, S3Address address) {
    try {
      return client
          .listObjectsV2Paginator(
              request -> request.bucket(address.bucket()).prefix(address.prefix()))
          .contents()
          .stream()
          .filter(object -> FlowLogFiles.looksLikeFlowLogs(object.key()))
          .map(object ->
              new S3File(cache, address.bucket(), object.key(), object.eTag(), object.size()))
          .toList();
    } catch (NoSuchBucketException e) {
      throw new Fault.NotFound("the bucket " + address.bucket() + " does not exist");
    } catch (SdkException e) {
      throw fault("list " + address.object(""), e);
    }
  }

  /// Writes the object's bytes to a path where nothing is yet.
  ///
  /// @return whether a key of KMS locks the object, so that whoever reads it has to be let each
  ///   time
  boolean fetch(S3File file, Path path) {
    try {
      GetObjectResponse answer =
          client.getObject(
              request -> request.bucket(file.bucket()).key(file.key()).ifMatch(file.etag()), path);
      String encryption = answer.serverSideEncryptionAsString();
      return encryption != null && encryption.startsWith("aws:kms");
    } catch (SdkException e) {
      throw fault("read " + file.name(), e);
    }
  }

  private Fault fault(String deed, SdkException e) {
    String where = endpoint.isEmpty() ? "" : " at " + endpoint;
    if (e instanceof S3Exception refused && refused.statusCode() == 403) {
      return new Fault.Denied("S3" + where + " does not let these credentials " + deed);
    }
    return new Fault.Unavailable("cannot " + deed + where + ": " + e.getMessage(), e);
  }

  private static S3Client connect(String endpoint) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .region(region(endpoint))
            .crossRegionAccessEnabled(endpoint.isEmpty());
    if (!endpoint.isEmpty()) {
      builder.endpointOverride(URI.create(endpoint)).forcePathStyle(true);
    }
    return builder.build();
  }

  /// A compatible endpoint seldom has regions, and no instance of AWS around it to ask.
  private static Region region(String endpoint) {
    AwsRegionProvider configured =
        endpoint.isEmpty()
            ? DefaultAwsRegionProviderChain.builder().build()
            : new AwsRegionProviderChain(
                new SystemSettingsRegionProvider(), new AwsProfileRegionProvider());
    try {
      return configured.getRegion();
    } catch (SdkException noneConfigured) {
      return Region.US_EAST_1;
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
