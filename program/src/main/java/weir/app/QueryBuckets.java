package weir.app;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
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
import weir.query.engine.ObjectSource;
import weir.query.engine.S3CacheSettings;
import weir.query.engine.SdkObjects;
import weir.store.objects.ObjectStore;

/// The buckets that statements read and write: the embedded ones in the name of who asks; those of
/// another S3 with the credentials of the environment, as far as the policies of who asks go.
///
/// @param services the embedded ones
/// @param otherS3 null for the embedded S3
/// @param cache of another S3's objects
/// @param scratch a folder on the disk of the object store, for objects that a query reads
record QueryBuckets(
    HttpHandler services,
    DeliveryKeys keys,
    ObjectStore objects,
    Kms kms,
    Authorizer authorizer,
    @Nullable URI otherS3,
    S3CacheSettings cache,
    Path scratch)
    implements CallerBuckets {
  private static final URI EMBEDDED = URI.create("https://localhost");

  @Override
  public Opened open(Caller caller, RequestFacts facts) {
    return otherS3 == null ? embedded(caller, facts) : other(otherS3, caller, facts);
  }

  private static S3ClientBuilder client(URI endpoint, RequestFacts facts) {
    return S3Client.builder()
        .region(Region.of(facts.region()))
        .endpointOverride(endpoint)
        .forcePathStyle(true)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED);
  }

  private Opened embedded(Caller caller, RequestFacts facts) {
    DeliveryKeys.Lent key = keys.lend(caller);
    S3Client client =
        client(EMBEDDED, facts)
            .httpClient(new GatewayHttp(services, facts.sourceIp()))
            .credentialsProvider(key.credentials())
            .build();
    ObjectDataKeys dataKeys =
        new ObjectDataKeys(kms.dataKeys(), new KeyUser(caller, facts, caller.accountId(), "s3"));
    return new Pair(
        new EmbeddedObjects(client, objects, dataKeys, scratch),
        new ResultBucket(client),
        () -> {
          client.close();
          key.close();
        });
  }

  private Opened other(URI endpoint, Caller caller, RequestFacts facts) {
    S3Client client =
        client(endpoint, facts).httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    ObjectRights rights = new ObjectRights(authorizer, caller, facts);
    return new Pair(
        new GuardedObjects(new SdkObjects(client, cache), rights),
        new GuardedResults(new ResultBucket(client), rights),
        client::close);
  }

  private record Pair(ObjectSource data, ResultObjects results, Runnable end) implements Opened {
    @Override
    public void close() {
      end.run();
    }
  }
}
