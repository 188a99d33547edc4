package weir.api.firehose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.ConcurrentModificationException;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionConfigurationInput;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.FirehoseException;
import software.amazon.awssdk.services.firehose.model.HttpEndpointDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.firehose.model.ResourceInUseException;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;
import software.amazon.awssdk.services.firehose.model.S3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.ServiceUnavailableException;
import software.amazon.awssdk.services.firehose.model.Tag;
import weir.store.state.StateStore;

class FirehoseApiTest {
  private static final String BUCKET = "arn:aws:s3:::bucket";
  private static final String ARN =
      "arn:aws:firehose:eu-central-1:123456789012:deliverystream/flow";

  @TempDir Path folder;
  private final StateStore store = StateStore.ephemeral();
  private ServedFirehose served;
  private FirehoseClient root;

  @BeforeEach
  void open() {
    served = new ServedFirehose(folder, store);
    root = served.client(ServedFirehose.ROOT);
  }

  @AfterEach
  void close() {
    served.close();
  }

  private void creating(Consumer<ExtendedS3DestinationConfiguration.Builder> change) {
    create(
        request -> {},
        s3 -> {
          s3.roleARN(ServedFirehose.ROLE).bucketARN(BUCKET);
          change.accept(s3);
        });
  }

  private void create(
      Consumer<CreateDeliveryStreamRequest.Builder> request,
      Consumer<ExtendedS3DestinationConfiguration.Builder> s3) {
    root.createDeliveryStream(create -> {
      create.deliveryStreamName("flow").extendedS3DestinationConfiguration(s3);
      request.accept(create);
    });
  }

  private void created(Consumer<ExtendedS3DestinationConfiguration.Builder> change) {
    creating(change);
    served.settle();
  }

  private void createdAtEndpoint(Consumer<HttpEndpointDestinationConfiguration.Builder> change) {
    root.createDeliveryStream(create ->
        create
            .deliveryStreamName("flow")
            .httpEndpointDestinationConfiguration(http -> {
              http.endpointConfiguration(endpoint ->
                      endpoint.url("https://sink.example/").accessKey("top secret").name("sink"))
                  .s3Configuration(s3 -> s3.roleARN(ServedFirehose.ROLE).bucketARN(BUCKET));
              change.accept(http);
            }));
    served.settle();
  }

  private DeliveryStreamDescription described() {
    return root.describeDeliveryStream(ask -> ask.deliveryStreamName("flow"))
        .deliveryStreamDescription();
  }

  private static Record record(String text) {
    return Record.builder().data(SdkBytes.fromUtf8String(text)).build();
  }

  private void put(FirehoseClient client, String text) {
    client.putRecord(put -> put.deliveryStreamName("flow").record(record(text)));
  }

  private static <T extends FirehoseException> String refusal(Class<T> type, Executable deed) {
    return assertThrows(type, deed).awsErrorDetails().errorMessage();
  }

  private static String code(Executable deed) {
    return assertThrows(FirehoseException.class, deed).awsErrorDetails().errorCode();
  }

  @Test
  void aStreamIsCreatingBeforeItIsActive() {
    creating(s3 -> {});
    assertEquals("CREATING", described().deliveryStreamStatusAsString());
    assertEquals(
        "Firehose flow under account 123456789012 not found.",
        refusal(ResourceNotFoundException.class, () -> put(root, "early")));
    assertThrows(
        ResourceInUseException.class,
        () -> root.deleteDeliveryStream(ask -> ask.deliveryStreamName("flow")));
    served.settle();
    assertEquals("ACTIVE", described().deliveryStreamStatusAsString());
    put(root, "now");
  }

  @Test
  void describesADestinationWithWhatItLeftOpen() {
    created(s3 -> {});
    DeliveryStreamDescription stream = described();
    assertEquals(ARN, stream.deliveryStreamARN());
    assertEquals("1", stream.versionId());
    assertEquals("DirectPut", stream.deliveryStreamTypeAsString());
    assertFalse(stream.hasMoreDestinations());
    assertEquals("destinationId-000000000001", stream.destinations().getFirst().destinationId());
    var s3 = stream.destinations().getFirst().extendedS3DestinationDescription();
    assertEquals(5, s3.bufferingHints().sizeInMBs());
    assertEquals(300, s3.bufferingHints().intervalInSeconds());
    assertEquals("UNCOMPRESSED", s3.compressionFormatAsString());
    assertEquals("NoEncryption", s3.encryptionConfiguration().noEncryptionConfigAsString());
    assertEquals("Disabled", s3.s3BackupModeAsString());
    assertEquals(BUCKET, stream.destinations().getFirst().s3DestinationDescription().bucketARN());
  }

  @Test
  @SuppressWarnings("deprecation") // older clients send it
  void takesTheOldWayToNameABucket() {
    root.createDeliveryStream(create ->
        create
            .deliveryStreamName("flow")
            .s3DestinationConfiguration(
                S3DestinationConfiguration.builder()
                    .roleARN(ServedFirehose.ROLE)
                    .bucketARN(BUCKET)
                    .prefix("old/")
                    .build()));
    served.settle();
    put(root, "one");
    served.pass(Duration.ofMinutes(5));
    String key = served.objects.keySet().iterator().next();
    assertTrue(key.startsWith("/bucket/old/2026/11/21/12/flow-1-2026-11-21-12-00-00-"), key);
    assertEquals("one", served.objects.get(key));
  }

  @Test
  void keepsStreamsAndTheirRecordsAcrossARestart() {
    created(s3 -> {});
    put(root, "one");
    served.close();
    open();
    put(root, "two");
    served.pass(Duration.ofMinutes(5));
    assertEquals(List.of("onetwo"), List.copyOf(served.objects.values()));
  }

  @Test
  void finishesAfterARestartWhatItWasAboutToCreateAndToDelete() {
    creating(s3 -> {});
    served.close();
    open();
    assertEquals("ACTIVE", described().deliveryStreamStatusAsString());
    root.deleteDeliveryStream(ask -> ask.deliveryStreamName("flow"));
    assertEquals("DELETING", described().deliveryStreamStatusAsString());
    served.close();
    open();
    assertEquals(List.of(), root.listDeliveryStreams().deliveryStreamNames());
  }

  @Test
  void aStreamThatIsMadeAnewHasNothingOfTheOldOne() {
    created(s3 -> {});
    put(root, "old");
    root.deleteDeliveryStream(ask -> ask.deliveryStreamName("flow"));
    served.settle();
    created(s3 -> {});
    put(root, "new");
    served.pass(Duration.ofMinutes(5));
    assertEquals(List.of("new"), List.copyOf(served.objects.values()));
  }

  @Test
  void listsStreamsInPages() {
    for (String name : List.of("b", "a", "c")) {
      create(
          request -> request.deliveryStreamName(name),
          s3 -> s3.roleARN(ServedFirehose.ROLE).bucketARN(BUCKET));
    }
    var first = root.listDeliveryStreams(ask -> ask.limit(2));
    assertEquals(List.of("a", "b"), first.deliveryStreamNames());
    assertTrue(first.hasMoreDeliveryStreams());
    var rest = root.listDeliveryStreams(ask -> ask.exclusiveStartDeliveryStreamName("b"));
    assertEquals(List.of("c"), rest.deliveryStreamNames());
    assertFalse(rest.hasMoreDeliveryStreams());
  }

  @Test
  void rejectsASecondStreamOfAName() {
    created(s3 -> {});
    assertEquals(
        "Firehose flow under accountId 123456789012 already exists",
        refusal(ResourceInUseException.class, () -> creating(s3 -> {})));
  }

  @Test
  void rejectsARoleThatFirehoseCannotAssume() {
    served.refusedRoles.add(ServedFirehose.ROLE);
    assertEquals(
        "Firehose is unable to assume role arn:aws:iam::123456789012:role/firehose. Please check"
            + " the role provided.",
        refusal(InvalidArgumentException.class, () -> creating(s3 -> {})));
  }

  @Test
  void rejectsPrefixesThatCannotBe() {
    assertEquals(
        "Ths supplied prefix(es) do not satisfy the following constraint: ErrorOutputPrefix cannot"
            + " be null or empty when Prefix contains expressions",
        refusal(
            InvalidArgumentException.class, () -> creating(s3 -> s3.prefix("!{timestamp:yyyy}/"))));
    for (String errors : List.of("!{timestamp:yyyy}/", "!{firehose:nothing}", "!{timestamp:yyyy")) {
      assertThrows(
          InvalidArgumentException.class,
          () -> creating(s3 -> s3.errorOutputPrefix(errors)),
          errors);
    }
    assertThrows(
        InvalidArgumentException.class,
        () -> creating(s3 -> s3.prefix("!{firehose:error-output-type}/").errorOutputPrefix("e/")));
  }

  @Test
  void saysWhatItDoesNotDoInsteadOfIgnoringIt() {
    List<Consumer<ExtendedS3DestinationConfiguration.Builder>> unsupported =
        List.of(
            s3 -> s3.cloudWatchLoggingOptions(logging -> logging.enabled(true)),
            s3 -> s3.dynamicPartitioningConfiguration(partitions -> partitions.enabled(true)),
            s3 -> s3.dataFormatConversionConfiguration(conversion -> conversion.enabled(true)),
            s3 -> s3.s3BackupMode("Enabled"),
            s3 ->
                s3.s3BackupConfiguration(
                    backup -> backup.roleARN(ServedFirehose.ROLE).bucketARN(BUCKET)),
            s3 -> s3.compressionFormat("LZ4"),
            s3 -> s3.customTimeZone("Mars/Base"),
            s3 -> processing(s3, "Lambda", "LambdaArn", "arn"),
            s3 -> processing(s3, "MetadataExtraction", "JsonParsingEngine", "JQ-1.6"),
            s3 -> processing(s3, "CloudWatchLogProcessing", "DataMessageExtraction", "true"),
            s3 -> processing(s3, "Decompression", "CompressionFormat", "ZIP"),
            s3 -> processing(s3, "AppendDelimiterToRecord", "LambdaArn", "arn"));
    for (int i = 0; i < unsupported.size(); i++) {
      int which = i;
      assertThrows(
          InvalidArgumentException.class,
          () -> creating(unsupported.get(which)),
          () -> "member " + which);
    }
    assertThrows(
        InvalidArgumentException.class,
        () ->
            create(
                request ->
                    request.deliveryStreamEncryptionConfigurationInput(
                        DeliveryStreamEncryptionConfigurationInput.builder()
                            .keyType("AWS_OWNED_CMK")
                            .build()),
                s3 -> s3.roleARN(ServedFirehose.ROLE).bucketARN(BUCKET)));
    assertTrue(
        refusal(
                InvalidArgumentException.class,
                () -> root.startDeliveryStreamEncryption(ask -> ask.deliveryStreamName("flow")))
            .contains("does not do StartDeliveryStreamEncryption"));
    assertThrows(
        InvalidArgumentException.class,
        () ->
            root.createDeliveryStream(create ->
                create
                    .deliveryStreamName("flow")
                    .splunkDestinationConfiguration(
                        splunk -> splunk.hecEndpoint("https://splunk.example"))));
    assertEquals(List.of(), root.listDeliveryStreams().deliveryStreamNames());
  }

  private static void processing(
      ExtendedS3DestinationConfiguration.Builder s3, String type, String name, String value) {
    ProcessorParameter parameter =
        ProcessorParameter.builder().parameterName(name).parameterValue(value).build();
    Processor processor = Processor.builder().type(type).parameters(parameter).build();
    s3.processingConfiguration(processing -> processing.enabled(true).processors(processor));
  }

  @Test
  void rejectsWhatBreaksTheModelsRules() {
    assertEquals("ValidationException", code(() -> creating(s3 -> s3.roleARN("role"))));
    assertEquals("ValidationException", code(() -> creating(s3 -> s3.bucketARN("bucket"))));
    assertEquals("ValidationException", code(() -> creating(s3 -> s3.fileExtension("gz"))));
    assertEquals(
        "ValidationException",
        code(() -> creating(s3 -> s3.bufferingHints(hints -> hints.sizeInMBs(129)))));
    assertEquals(
        "ValidationException",
        code(() -> creating(s3 -> s3.bufferingHints(hints -> hints.intervalInSeconds(901)))));
    assertEquals(
        "ValidationException",
        code(() -> root.describeDeliveryStream(ask -> ask.deliveryStreamName("a b"))));
    assertEquals(
        "ResourceNotFoundException",
        code(() -> root.describeDeliveryStream(ask -> ask.deliveryStreamName("other"))));
  }

  @Test
  void appendsADelimiterToEveryRecord() {
    created(s3 -> processing(s3, "AppendDelimiterToRecord", "Delimiter", "\\n"));
    put(root, "one");
    put(root, "two");
    served.pass(Duration.ofMinutes(5));
    assertEquals(List.of("one\ntwo\n"), List.copyOf(served.objects.values()));
  }

  @Test
  void tellsForEachRecordOfABatchWhetherItWasTaken() {
    created(s3 -> {});
    Record large = Record.builder().data(SdkBytes.fromByteArray(new byte[1_000_000])).build();
    PutRecordBatchResponse first =
        root.putRecordBatch(
            put -> put.deliveryStreamName("flow").records(Collections.nCopies(4, large)));
    assertEquals(0, first.failedPutCount());
    PutRecordBatchResponse second =
        root.putRecordBatch(
            put -> put.deliveryStreamName("flow").records(Collections.nCopies(3, large)));
    assertEquals(2, second.failedPutCount());
    assertTrue(second.requestResponses().get(0).recordId().length() > 100);
    assertEquals("ServiceUnavailableException", second.requestResponses().get(1).errorCode());
    assertEquals("Slow down.", second.requestResponses().get(2).errorMessage());
    assertEquals(
        "Slow down.",
        refusal(
            ServiceUnavailableException.class,
            () -> root.putRecord(put -> put.deliveryStreamName("flow").record(large))));
    served.pass(Duration.ofMinutes(5));
    put(root, "room again");
  }

  @Test
  void rejectsBatchesBeyondAwsLimits() {
    created(s3 -> {});
    List<Record> many = IntStream.range(0, 501).mapToObj(i -> record("r")).toList();
    assertEquals(
        "ValidationException",
        code(() -> root.putRecordBatch(put -> put.deliveryStreamName("flow").records(many))));
    assertEquals(
        "ValidationException",
        code(() -> root.putRecordBatch(put -> put.deliveryStreamName("flow").records(List.of()))));
    Record largest = Record.builder().data(SdkBytes.fromByteArray(new byte[1_024_000])).build();
    Record larger = Record.builder().data(SdkBytes.fromByteArray(new byte[1_024_001])).build();
    assertEquals(
        "ValidationException",
        code(() -> root.putRecord(put -> put.deliveryStreamName("flow").record(larger))));
    assertEquals(
        "InvalidArgumentException",
        code(() ->
            root.putRecordBatch(
                put -> put.deliveryStreamName("flow").records(Collections.nCopies(5, largest)))));
    put(root, "");
  }

  @Test
  void updatesADestinationOfTheVersionThatTheCallerSaw() {
    created(s3 -> s3.prefix("one/").fileExtension(".txt"));
    assertEquals(
        "Cannot update firehose: flow since the current version id: 1 and specified version id: 2"
            + " do not match",
        refusal(ConcurrentModificationException.class, () -> update("2", "two/")));
    put(root, "waits");
    update("1", "two/");
    DeliveryStreamDescription stream = described();
    assertEquals("2", stream.versionId());
    var s3 = stream.destinations().getFirst().extendedS3DestinationDescription();
    assertEquals("two/", s3.prefix());
    assertEquals(".txt", s3.fileExtension());
    served.pass(Duration.ofMinutes(5));
    String key = served.objects.keySet().iterator().next();
    assertTrue(key.startsWith("/bucket/two/2026/11/21/12/flow-2-") && key.endsWith(".txt"), key);
    assertThrows(
        InvalidArgumentException.class,
        () ->
            root.updateDestination(update ->
                update
                    .deliveryStreamName("flow")
                    .currentDeliveryStreamVersionId("2")
                    .destinationId("destinationId-000000000001")
                    .httpEndpointDestinationUpdate(
                        http -> http.endpointConfiguration(e -> e.url("https://sink.example")))));
  }

  private void update(String version, String prefix) {
    root.updateDestination(update ->
        update
            .deliveryStreamName("flow")
            .currentDeliveryStreamVersionId(version)
            .destinationId("destinationId-000000000001")
            .extendedS3DestinationUpdate(s3 -> s3.prefix(prefix)));
  }

  @Test
  void neverTellsTheKeyOfAnEndpoint() {
    createdAtEndpoint(http -> http.retryOptions(retry -> retry.durationInSeconds(0)));
    var http = described().destinations().getFirst().httpEndpointDestinationDescription();
    assertEquals("https://sink.example/", http.endpointConfiguration().url());
    assertEquals("FailedDataOnly", http.s3BackupModeAsString());
    assertEquals(BUCKET, http.s3DestinationDescription().bucketARN());
    assertFalse(described().toString().contains("top secret"));
    served
        .ended()
        .forEach(call -> assertFalse(String.valueOf(call.parameters()).contains("top secret")));
    String kept =
        store.read(view ->
            FirehoseDocuments.DESTINATION
                .print()
                .apply(view.everywhere(FirehoseDocuments.DESTINATION).getFirst().document()));
    assertFalse(kept.contains("top secret"), kept);
    root.updateDestination(update ->
        update
            .deliveryStreamName("flow")
            .currentDeliveryStreamVersionId("1")
            .destinationId("destinationId-000000000001")
            .httpEndpointDestinationUpdate(change ->
                change
                    .s3BackupMode("AllData")
                    .s3Update(s3 -> s3.prefix("all/"))
                    .endpointConfiguration(endpoint ->
                        endpoint.url("https://sink.example/2").accessKey("other secret"))));
    var changed = described().destinations().getFirst().httpEndpointDestinationDescription();
    assertEquals("AllData", changed.s3BackupModeAsString());
    assertEquals("all/", changed.s3DestinationDescription().prefix());
    assertEquals(0, changed.retryOptions().durationInSeconds());
  }

  @Test
  void rejectsAnEndpointThatAnybodyCouldListenTo() {
    assertThrows(
        InvalidArgumentException.class,
        () ->
            createdAtEndpoint(http ->
                http.endpointConfiguration(endpoint -> endpoint.url("http://sink.example/"))));
  }

  @Test
  void tagsStreams() {
    create(
        request -> request.tags(tag("team", "net"), tag("cost", "1")),
        s3 -> s3.roleARN(ServedFirehose.ROLE).bucketARN(BUCKET));
    root.tagDeliveryStream(ask -> ask.deliveryStreamName("flow").tags(tag("team", "dev")));
    assertEquals(List.of(tag("cost", "1"), tag("team", "dev")), tags());
    root.untagDeliveryStream(ask -> ask.deliveryStreamName("flow").tagKeys("cost", "none"));
    assertEquals(List.of(tag("team", "dev")), tags());
    assertEquals(
        "ValidationException",
        code(() ->
            root.tagDeliveryStream(
                ask -> ask.deliveryStreamName("flow").tags(tag("aws:mine", "no")))));
    List<Tag> many = IntStream.range(0, 50).mapToObj(i -> tag("k" + i, "")).toList();
    assertEquals(
        "LimitExceededException",
        code(() -> root.tagDeliveryStream(ask -> ask.deliveryStreamName("flow").tags(many))));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private List<Tag> tags() {
    return root.listTagsForDeliveryStream(ask -> ask.deliveryStreamName("flow")).tags();
  }

  @Test
  void letsCallersDoWhatTheirPoliciesAllow() {
    created(s3 -> {});
    FirehoseClient ann = served.client(ServedFirehose.ANN);
    assertEquals("AccessDeniedException", code(() -> put(ann, "no")));
    served.allow(ServedFirehose.ANN, "firehose:PutRecord", ARN);
    put(ann, "yes");
    served.allow(ServedFirehose.ANN, "firehose:*", "*");
    String refusal =
        refusal(
            FirehoseException.class,
            () ->
                ann.createDeliveryStream(create ->
                    create
                        .deliveryStreamName("other")
                        .extendedS3DestinationConfiguration(
                            s3 -> s3.roleARN(ServedFirehose.ROLE).bucketARN(BUCKET))));
    assertTrue(refusal.contains("iam:PassRole"), refusal);
  }

  @Test
  void letsLogDeliveryPutIntoStreamsThatAreTaggedForIt() {
    created(s3 -> {});
    FirehoseClient logs = served.client(ServedFirehose.LOG_DELIVERY);
    assertEquals("AccessDeniedException", code(() -> put(logs, "no")));
    assertFalse(served.firehose().enableLogDelivery(ARN + "x"));
    assertTrue(served.firehose().enableLogDelivery(ARN));
    assertEquals(List.of(tag("LogDeliveryEnabled", "true")), tags());
    put(logs, "yes");
    assertEquals(
        "AccessDeniedException",
        code(() -> logs.deleteDeliveryStream(ask -> ask.deliveryStreamName("flow"))));
    served.pass(Duration.ofMinutes(5));
    assertEquals(List.of("yes"), List.copyOf(served.objects.values()));
  }
}
