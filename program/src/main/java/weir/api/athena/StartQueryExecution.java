package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.EncryptionConfiguration;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionContext;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.ResultConfiguration;
import software.amazon.awssdk.services.athena.model.ResultReuseByAgeConfiguration;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionResponse;
import software.amazon.awssdk.services.athena.model.WorkGroup;
import software.amazon.awssdk.services.athena.model.WorkGroupState;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.query.athena.AthenaFault;
import weir.query.athena.OneStatement;
import weir.query.athena.ResultTarget;
import weir.query.athena.StatementKind;
import weir.query.athena.StatementOrder;
import weir.query.objects.ObjectLock;

/// Takes a statement in and answers with the id of its execution, which runs afterwards.
final class StartQueryExecution
    extends AthenaOperation<StartQueryExecutionRequest, StartQueryExecutionResponse> {
  private static final int LONGEST = 262_144;
  private static final int LONGEST_AGE_MINUTES = 10_080;

  StartQueryExecution(Athena athena) {
    super(
        athena,
        StartQueryExecutionRequest::builder,
        "QueryString",
        "ClientRequestToken",
        "QueryExecutionContext",
        "ResultConfiguration",
        "WorkGroup",
        "ExecutionParameters",
        "ResultReuseConfiguration");
  }

  @Override
  protected List<Permission> needs(StartQueryExecutionRequest request, Call call) {
    return onWorkGroup(WorkGroups.named(request.workGroup()), call);
  }

  @Override
  public StartQueryExecutionResponse answer(StartQueryExecutionRequest request, Call call) {
    String token = token(request.clientRequestToken());
    String given = RULES.text("queryString", request.queryString(), 1, LONGEST);
    WorkGroup group = athena().workGroups().get(call, WorkGroups.named(request.workGroup()));
    if (group.state() == WorkGroupState.DISABLED) {
      throw AthenaErrors.invalid("WorkGroup " + group.name() + " is disabled.");
    }
    ResultConfiguration results =
        ResultSettings.effective(
            group, ResultSettings.checked(request.resultConfiguration()), true);
    String text = read(() -> OneStatement.of(given));
    StatementKind kind = read(() -> athena().executions().check(text));
    requireBucket(results.outputLocation(), call);
    String id = UUID.randomUUID().toString();
    ResultTarget target = target(results, WorkGroups.enforced(group));
    ExecutionOrder order =
        new ExecutionOrder(
            kind,
            request.executionParameters(),
            context(request.queryExecutionContext(), call),
            target,
            cutoff(group),
            reuse(request));
    ExecutionRecords.Begun begun =
        new ExecutionRecords.Begun(
            execution(request, call, text, id, group, kind, results, target),
            ExecutionPlace.of(group.name(), call.now(), id, call.caller().arn(), token),
            fingerprint(request));
    return StartQueryExecutionResponse.builder()
        .queryExecutionId(athena().executions().start(call, begun, order))
        .build();
  }

  private static String token(@Nullable String given) {
    if (given == null) {
      throw AthenaErrors.invalid("clientRequestToken is null or empty");
    }
    RULES.text("clientRequestToken", given, 32, 128);
    if (given.getBytes(StandardCharsets.UTF_8).length > 128) {
      throw AthenaErrors.invalid("clientRequestToken exceeds maximum allowed length 128");
    }
    return given;
  }

  private void requireBucket(String location, Call call) {
    try (CallerBuckets.Opened buckets = athena().buckets().open(call.caller(), call.facts())) {
      buckets.results().requireBucket(location);
    } catch (AthenaFault unreachable) {
      throw AthenaErrors.invalid(unreachable.reason());
    }
  }

  private static <T> T read(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (AthenaFault malformed) {
      throw AthenaErrors.malformedQuery(malformed.reason());
    }
  }

  private static QueryExecution execution(
      StartQueryExecutionRequest request,
      Call call,
      String text,
      String id,
      WorkGroup group,
      StatementKind kind,
      ResultConfiguration results,
      ResultTarget target) {
    QueryExecution.Builder execution =
        QueryExecution.builder()
            .queryExecutionId(id)
            .query(text)
            .statementType(kind.type().name())
            .substatementType(kind.name())
            .workGroup(group.name())
            .engineVersion(EngineVersions.RUNNING)
            .resultConfiguration(
                results.toBuilder().outputLocation(target.uri(kind.resultName(id))).build())
            .resultReuseConfiguration(
                configuration -> configuration.resultReuseByAgeConfiguration(byAge(request)))
            .queryExecutionContext(shown(request.queryExecutionContext()))
            .status(
                status -> status.state(QueryExecutionState.QUEUED).submissionDateTime(call.now()))
            .statistics(statistics ->
                statistics.resultReuseInformation(reuse -> reuse.reusedPreviousResult(false)));
    if (!request.executionParameters().isEmpty()) {
      execution.executionParameters(request.executionParameters());
    }
    return execution.build();
  }

  /// As AWS shows it: the catalog in small letters, what was not given left out.
  private static QueryExecutionContext shown(@Nullable QueryExecutionContext given) {
    if (given == null) {
      return QueryExecutionContext.builder().build();
    }
    String catalog = given.catalog();
    return given.toBuilder()
        .catalog(catalog == null ? null : catalog.toLowerCase(Locale.ROOT))
        .build();
  }

  private static StatementOrder.CatalogContext context(
      @Nullable QueryExecutionContext given, Call call) {
    String catalog = given == null ? null : given.catalog();
    String database = given == null ? null : given.database();
    return new StatementOrder.CatalogContext(
        call.accountId(),
        call.region(),
        (catalog == null ? DataCatalogs.NAME : catalog).toLowerCase(Locale.ROOT),
        (database == null || database.isEmpty() ? "default" : unquoted(database))
            .toLowerCase(Locale.ROOT));
  }

  /// Some clients quote the database as in a statement.
  private static String unquoted(String database) {
    int last = database.length() - 1;
    return last > 1 && database.charAt(0) == '`' && database.charAt(last) == '`'
        ? database.substring(1, last)
        : database;
  }

  private static ResultTarget target(ResultConfiguration results, boolean enforced) {
    String location = results.outputLocation();
    EncryptionConfiguration encryption = results.encryptionConfiguration();
    return new ResultTarget(
        location.endsWith("/") ? location : location + "/",
        enforced,
        encryption == null
            ? ObjectLock.NONE
            : new ObjectLock(true, Optional.ofNullable(encryption.kmsKey())),
        Optional.ofNullable(results.expectedBucketOwner()),
        results.aclConfiguration() != null);
  }

  private static OptionalLong cutoff(WorkGroup group) {
    Long bytes = group.configuration().bytesScannedCutoffPerQuery();
    return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes);
  }

  private static ResultReuseByAgeConfiguration byAge(StartQueryExecutionRequest request) {
    ResultReuseByAgeConfiguration given =
        request.resultReuseConfiguration() == null
            ? null
            : request.resultReuseConfiguration().resultReuseByAgeConfiguration();
    return given == null ? ResultReuseByAgeConfiguration.builder().enabled(false).build() : given;
  }

  private static Optional<Duration> reuse(StartQueryExecutionRequest request) {
    ResultReuseByAgeConfiguration given = byAge(request);
    int minutes = given.maxAgeInMinutes() == null ? 60 : given.maxAgeInMinutes();
    if (minutes < 0 || minutes > LONGEST_AGE_MINUTES) {
      throw AthenaErrors.invalid(
          "MaxAgeInMinutes is " + minutes + " but must be from 0 to " + LONGEST_AGE_MINUTES);
    }
    return Boolean.TRUE.equals(given.enabled())
        ? Optional.of(Duration.ofMinutes(minutes))
        : Optional.empty();
  }

  /// What has to be alike in requests that share a token.
  private static String fingerprint(StartQueryExecutionRequest request) {
    QueryExecutionContext context = request.queryExecutionContext();
    ResultConfiguration results = request.resultConfiguration();
    String compared =
        String.join(
            "\0",
            request.queryString(),
            context == null ? "" : String.valueOf(context.catalog()),
            context == null ? "" : String.valueOf(context.database()),
            results == null ? "" : String.valueOf(results.outputLocation()),
            WorkGroups.named(request.workGroup()),
            String.join("\0", request.executionParameters()));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(compared.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
