package weir.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import weir.api.athena.CallerBuckets;
import weir.api.auth.Authorizer;
import weir.api.auth.Caller;
import weir.api.auth.RequestFacts;
import weir.api.kms.KeyUser;
import weir.api.kms.Kms;
import weir.api.kms.ObjectDataKeys;
import weir.api.server.HttpHandler;
import weir.query.athena.ResultObjects;
import weir.query.objects.ObjectSource;
import weir.query.objects.S3CacheSettings;
import weir.query.objects.SdkObjects;
import weir.store.objects.ObjectStore;

/// The buckets that statements read and write: the embedded ones in the name of who asks; those of
/// another S3 with the credentials of the environment, as far as the policies of who asks go. Safe
/// for any number of threads.
final class QueryBuckets implements CallerBuckets, AutoCloseable {
  private static final URI EMBEDDED = URI.create("https://localhost");
  private static final int MOST_CLIENTS = 64;

  private final Embedded embedded;
  private final Authorizer authorizer;
  private final @Nullable URI otherS3;
  private final S3CacheSettings cache;

  /// By the region and the address that requests come from, the last used last. A client is dear to
  /// make.
  private final LinkedHashMap<List<String>, S3Client> clients =
      new LinkedHashMap<>(16, 0.75f, true);

  /// The embedded S3.
  ///
  /// @param scratch a folder on the disk of the object store, for objects that a query reads
  record Embedded(
      HttpHandler services, DeliveryKeys keys, ObjectStore objects, Kms kms, Path scratch) {}

  /// @param otherS3 null for the embedded S3
  /// @param cache of another S3's objects
  QueryBuckets(
      Embedded embedded, Authorizer authorizer, @Nullable URI otherS3, S3CacheSettings cache) {
    this.embedded = embedded;
    this.authorizer = authorizer;
    this.otherS3 = otherS3;
    this.cache = cache;
  }

  @Override
  public Opened open(Caller caller, RequestFacts facts) {
    return otherS3 == null ? embedded(caller, facts) : other(otherS3, caller, facts);
  }

  private synchronized S3Client client(URI endpoint, String region, String clientAddress) {
    S3Client client =
        clients.computeIfAbsent(
            List.of(region, clientAddress), _ -> made(endpoint, region, clientAddress));
    if (clients.size() > MOST_CLIENTS) {
      // Requests that are under way end all the same: there is no connection to close.
      clients.pollFirstEntry().getValue().close();
    }
    return client;
  }

  private S3Client made(URI endpoint, String region, String clientAddress) {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(region))
            .endpointOverride(endpoint)
            .forcePathStyle(true)
            // No aws-chunked bodies: Ceph's gateway would keep that encoding as the object's own,
            // and
            // refuses an empty one.
            .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED);
    return otherS3 == null
        ? builder
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(new GatewayHttp(embedded.services(), clientAddress))
            .build()
        : builder.httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  }

  private Opened embedded(Caller caller, RequestFacts facts) {
    OwnKeys.Lent key = embedded.keys().lend(caller);
    CallerS3 s3 =
        new CallerS3(
            client(EMBEDDED, facts.region(), facts.sourceIp()),
            AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(key.credentials())
                .build());
    ObjectDataKeys dataKeys =
        new ObjectDataKeys(
            embedded.kms().dataKeys(), new KeyUser(caller, facts, caller.accountId(), "s3"));
    return new Pair(
        new EmbeddedObjects(s3, embedded.objects(), dataKeys, embedded.scratch()),
        new ResultBucket(s3),
        key::close);
  }

  private Opened other(URI endpoint, Caller caller, RequestFacts facts) {
    S3Client client = client(endpoint, facts.region(), "");
    ObjectRights rights = new ObjectRights(authorizer, caller, facts);
    CallerS3 s3 = new CallerS3(client, AwsRequestOverrideConfiguration.builder().build());
    return new Pair(
        new GuardedObjects(new SdkObjects(client, cache), rights),
        new GuardedResults(new ResultBucket(s3), rights),
        () -> {});
  }

  private record Pair(ObjectSource data, ResultObjects results, Runnable end) implements Opened {
    @Override
    public void close() {
      end.run();
    }
  }

  @Override
  public synchronized void close() {
    clients.values().forEach(S3Client::close);
  }
}
