package weir.app;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.s3.S3Client;

/// Athena of a [Fitting] as somebody asks it, with results in the bucket `results` and names looked
/// for in the database `flows`.
final class Questions implements AutoCloseable {
  private static final Set<QueryExecutionState> OVER =
      Set.of(
          QueryExecutionState.SUCCEEDED, QueryExecutionState.FAILED, QueryExecutionState.CANCELLED);

  final AthenaClient athena;
  final S3Client s3;
  final IamClient iam;
  private final URI endpoint;
  private final AwsBasicCredentials key;

  /// As root.
  Questions(Fitting fitting) {
    this(
        URI.create("http://127.0.0.1:" + fitting.server.port()),
        AwsBasicCredentials.create(Fitting.ROOT.accessKeyId(), Fitting.ROOT.secretAccessKey()));
  }

  private Questions(URI endpoint, AwsBasicCredentials key) {
    this.endpoint = endpoint;
    this.key = key;
    athena = configured(AthenaClient.builder(), endpoint, key).build();
    s3 = configured(S3Client.builder().forcePathStyle(true), endpoint, key).build();
    iam = configured(IamClient.builder(), endpoint, key).build();
  }

  private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(
      B builder, URI endpoint, AwsBasicCredentials key) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(key))
        .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .httpClientBuilder(UrlConnectionHttpClient.builder());
  }

  /// Another service's client.
  <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C client(B builder) {
    return configured(builder, endpoint, key).build();
  }

  /// A new user who may do what the statements of a policy say.
  Questions user(String name, String... statements) {
    iam.createUser(create -> create.userName(name));
    allow(name, statements);
    AccessKey key = iam.createAccessKey(create -> create.userName(name)).accessKey();
    return new Questions(
        endpoint, AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
  }

  void allow(String name, String... statements) {
    iam.putUserPolicy(put ->
        put.userName(name)
            .policyName("given")
            .policyDocument(
                "{\"Version\":\"2012-10-17\",\"Statement\":["
                    + String.join(",", statements)
                    + "]}"));
  }

  QueryExecution run(String sql) {
    return run(sql, request -> {});
  }

  QueryExecution run(String sql, Consumer<StartQueryExecutionRequest.Builder> change) {
    String id =
        athena
            .startQueryExecution(start -> {
              start
                  .queryString(sql)
                  .queryExecutionContext(context -> context.database("flows"))
                  .resultConfiguration(result -> result.outputLocation("s3://results/out/"));
              change.accept(start);
            })
            .queryExecutionId();
    while (true) {
      QueryExecution execution =
          athena.getQueryExecution(get -> get.queryExecutionId(id)).queryExecution();
      if (OVER.contains(execution.status().state())) {
        return execution;
      }
      Thread.onSpinWait();
    }
  }

  /// @throws AssertionError when it does not succeed
  QueryExecution succeed(String sql, Consumer<StartQueryExecutionRequest.Builder> change) {
    QueryExecution execution = run(sql, change);
    if (execution.status().state() != QueryExecutionState.SUCCEEDED) {
      throw new AssertionError(sql + ": " + execution.status().stateChangeReason());
    }
    return execution;
  }

  QueryExecution succeed(String sql) {
    return succeed(sql, request -> {});
  }

  /// All rows, cells joined by bars, NULL as `∅`; the names of the columns are the first.
  List<String> rows(String sql) {
    return rows(succeed(sql));
  }

  List<String> rows(QueryExecution execution) {
    return athena
        .getQueryResultsPaginator(get -> get.queryExecutionId(execution.queryExecutionId()))
        .stream()
        .flatMap(page -> page.resultSet().rows().stream())
        .map(row ->
            String.join(
                "|",
                row.data().stream()
                    .map(Datum::varCharValue)
                    .map(text -> text == null ? "∅" : text)
                    .toList()))
        .toList();
  }

  /// Without the names of the columns.
  List<String> values(String sql) {
    List<String> rows = rows(sql);
    return rows.subList(1, rows.size());
  }

  long updated(String sql) {
    QueryExecution execution = succeed(sql);
    return athena
        .getQueryResults(get -> get.queryExecutionId(execution.queryExecutionId()))
        .updateCount();
  }

  /// Why a statement failed.
  ///
  /// @throws AssertionError when it did not
  String failure(String sql) {
    QueryExecution execution = run(sql);
    if (execution.status().state() == QueryExecutionState.SUCCEEDED) {
      throw new AssertionError(sql + " succeeded");
    }
    return execution.status().stateChangeReason();
  }

  @Override
  public void close() {
    athena.close();
    s3.close();
    iam.close();
  }
}
