package weir.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilterMatchRecord;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutSubscriptionFilterRequest;

/// Metric and subscription filters as a client sees them.
@Isolated("what the whole process logs is watched")
class LogFiltersTest {
  private final Fitting fitting = new Fitting(null);
  private final LogClients clients = new LogClients(fitting);

  @BeforeEach
  void group() {
    clients.group("/g", "s");
  }

  @AfterEach
  void end() {
    clients.close();
    fitting.close();
  }

  private void metricFilter(
      String name, String pattern, Consumer<MetricTransformation.Builder> change) {
    MetricTransformation.Builder made =
        MetricTransformation.builder()
            .metricName("rejects")
            .metricNamespace("flows")
            .metricValue("1");
    change.accept(made);
    clients.logs.putMetricFilter(metricFilter(name, pattern, made.build()));
  }

  private static PutMetricFilterRequest metricFilter(
      String name, String pattern, MetricTransformation... transformations) {
    return PutMetricFilterRequest.builder()
        .logGroupName("/g")
        .filterName(name)
        .filterPattern(pattern)
        .metricTransformations(transformations)
        .build();
  }

  private static void refused(String code, String sentence, Executable deed) {
    CloudWatchLogsException refused = assertThrows(CloudWatchLogsException.class, deed);
    assertEquals(code, refused.awsErrorDetails().errorCode());
    assertTrue(
        refused.awsErrorDetails().errorMessage().contains(sentence),
        () -> refused.awsErrorDetails().errorMessage());
    assertEquals(400, refused.statusCode());
  }

  private List<String> names() {
    return clients
        .logs
        .describeMetricFilters(request -> request.logGroupName("/g"))
        .metricFilters()
        .stream()
        .map(MetricFilter::filterName)
        .toList();
  }

  @Test
  void keepsMetricFiltersAndTheTimeWhenTheyWereMade() {
    metricFilter("b", "REJECT", made -> made.defaultValue(0.0));
    metricFilter("a", "[x, y]", made -> made.metricValue("$y").dimensions(Map.of("x", "$x")));
    assertEquals(List.of("a", "b"), names());
    long created = fitting.now.get().toEpochMilli();
    fitting.now.set(fitting.now.get().plus(Duration.ofSeconds(60)));
    metricFilter("b", "ACCEPT", _ -> {});
    MetricFilter replaced =
        clients
            .logs
            .describeMetricFilters(request -> request.logGroupName("/g").filterNamePrefix("b"))
            .metricFilters()
            .getFirst();
    assertEquals("ACCEPT", replaced.filterPattern());
    assertEquals(created, replaced.creationTime());
    assertEquals(false, replaced.applyOnTransformedLogs());
    assertEquals(2, clients.logs.describeLogGroups().logGroups().getFirst().metricFilterCount());
    clients.logs.deleteMetricFilter(request -> request.logGroupName("/g").filterName("a"));
    assertEquals(List.of("b"), names());
    refused(
        "ResourceNotFoundException",
        "The specified metric filter does not exist.",
        () ->
            clients.logs.deleteMetricFilter(request -> request.logGroupName("/g").filterName("a")));
  }

  @Test
  void saysOnceThatMetricFiltersAreNotEvaluated() {
    List<String> said = new CopyOnWriteArrayList<>();
    Logger logger = Logger.getLogger("weir.logs");
    Handler hearing =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            said.add(line.getMessage() + List.of(line.getParameters()));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(hearing);
    try {
      metricFilter("a", "", _ -> {});
      metricFilter("b", "", _ -> {});
    } finally {
      logger.removeHandler(hearing);
    }
    assertEquals(1, said.size());
    assertTrue(said.getFirst().startsWith("metric filters are kept but not evaluated"));
  }

  @Test
  void findsTheFiltersOfAMetricAcrossGroups() {
    clients.group("/h");
    metricFilter("a", "", _ -> {});
    metricFilter("b", "", made -> made.metricName("other"));
    clients.logs.putMetricFilter(
        metricFilter(
                "c",
                "",
                MetricTransformation.builder()
                    .metricName("rejects")
                    .metricNamespace("flows")
                    .metricValue("1")
                    .build())
            .toBuilder()
            .logGroupName("/h")
            .build());
    assertEquals(
        List.of("a", "c"),
        clients
            .logs
            .describeMetricFiltersPaginator(
                request -> request.metricName("rejects").metricNamespace("flows").limit(1))
            .metricFilters()
            .stream()
            .map(MetricFilter::filterName)
            .toList());
  }

  @Test
  void refusesTransformationsThatAwsDoesNotTake() {
    MetricTransformation one =
        MetricTransformation.builder()
            .metricName("m")
            .metricNamespace("n")
            .metricValue("1")
            .build();
    refused(
        "InvalidParameterException",
        "at 'metricTransformations' failed to satisfy constraint: Member must have length less than"
            + " or equal to 1",
        () -> clients.logs.putMetricFilter(metricFilter("a", "", one, one)));
    refused(
        "InvalidParameterException",
        "dimensions and default value are mutually exclusive properties.",
        () ->
            metricFilter("a", "[x]", made -> made.defaultValue(1.0).dimensions(Map.of("x", "$x"))));
    refused(
        "InvalidParameterException",
        "Invalid metric value: $z",
        () -> metricFilter("a", "[x]", made -> made.metricValue("$z")));
    refused(
        "InvalidParameterException",
        "the value of dimension x is $x",
        () -> metricFilter("a", "text", made -> made.dimensions(Map.of("x", "$x"))));
    refused(
        "InvalidParameterException",
        "metricName' failed to satisfy constraint",
        () -> metricFilter("a", "", made -> made.metricName("a$b")));
    assertEquals(List.of(), names());
  }

  @Test
  void allowsFiveFiltersWithRegularExpressions() {
    for (int i = 0; i < 5; i++) {
      metricFilter("r" + i, "%x" + i + "%", _ -> {});
    }
    metricFilter("r4", "%y%", _ -> {});
    metricFilter("plain", "y", _ -> {});
    refused(
        "LimitExceededException",
        "Resource limit exceeded.",
        () -> metricFilter("r5", "%y%", _ -> {}));
  }

  @Test
  void aGroupThatIsMadeAgainHasNoFilters() {
    metricFilter("a", "", _ -> {});
    clients.logs.deleteLogGroup(request -> request.logGroupName("/g"));
    clients.group("/g");
    assertEquals(List.of(), names());
  }

  @Test
  void triesAPatternOnMessages() {
    List<MetricFilterMatchRecord> matches =
        clients
            .logs
            .testMetricFilter(
                request -> request.filterPattern("[a, b, c>2]").logEventMessages("1 2 1", "x y 3"))
            .matches();
    assertEquals(1, matches.size());
    assertEquals(2, matches.getFirst().eventNumber());
    assertEquals("x y 3", matches.getFirst().eventMessage());
    assertEquals(Map.of("$a", "x", "$b", "y", "$c", "3"), matches.getFirst().extractedValues());
    refused(
        "InvalidParameterException",
        "Invalid",
        () ->
            clients.logs.testMetricFilter(
                request -> request.filterPattern("a*").logEventMessages("a")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          arn:aws:kinesis:us-east-1:123456789012:stream/x          | false | InvalidParameterException | destinationArn for vendor kinesis cannot be used without roleArn
          arn:aws:kinesis:us-east-1:123456789012:stream/x          | true  | InvalidParameterException | Weir delivers to delivery streams of Firehose only, not to kinesis
          arn:aws:lambda:us-east-1:123456789012:function:f         | false | InvalidParameterException | Weir delivers to delivery streams of Firehose only, not to lambda
          arn:aws:lambda:us-east-1:210987654321:function:f         | false | AccessDeniedException     | Cross-account lambda invocation passing is not allowed.
          arn:aws:firehose:us-east-1:123456789012:deliverystream/s | false | InvalidParameterException | destinationArn for vendor firehose cannot be used without roleArn
          arn:aws:firehose:eu-west-1:123456789012:deliverystream/s | true  | InvalidParameterException | in the account and region of the log group
          arn:aws:firehose:us-east-1:123456789012:deliverystream/s | true  | InvalidParameterException | Could not deliver test message to specified Firehose stream.
          somewhere                                                | true  | InvalidParameterException | but must be the ARN of a delivery stream
          """)
  void refusesDestinationsThatItCannotDeliverTo(
      String arn, boolean role, String code, String sentence) {
    PutSubscriptionFilterRequest.Builder request =
        PutSubscriptionFilterRequest.builder()
            .logGroupName("/g")
            .filterName("f")
            .filterPattern("")
            .destinationArn(arn);
    if (role) {
      request.roleArn("arn:aws:iam::123456789012:role/none");
    }
    refused(code, sentence, () -> clients.logs.putSubscriptionFilter(request.build()));
    assertEquals(
        List.of(),
        clients
            .logs
            .describeSubscriptionFilters(describe -> describe.logGroupName("/g"))
            .subscriptionFilters());
  }
}
