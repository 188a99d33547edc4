package weir.api.glue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.BatchCreatePartitionResponse;
import software.amazon.awssdk.services.glue.model.BatchDeletePartitionResponse;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.Order;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.PartitionValueList;
import software.amazon.awssdk.services.glue.model.PropertyPredicate;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.Sort;
import software.amazon.awssdk.services.glue.model.SortCriterion;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.TableVersion;
import weir.store.state.StateStore;

class GlueApiTest {
  private static final String ARN = "arn:aws:glue:eu-central-1:123456789012:";

  private final ServedGlue served = new ServedGlue(StateStore.ephemeral());
  private final GlueClient root = served.client(ServedGlue.ROOT);

  private static StorageDescriptor storage(String location) {
    return StorageDescriptor.builder()
        .columns(
            Column.builder().name("version").type("int").build(),
            Column.builder()
                .name("srcaddr")
                .type("string")
                .comment("who sent")
                .parameters(Map.of("p", "q"))
                .build())
        .location(location)
        .additionalLocations("s3://b/more/")
        .inputFormat("in")
        .outputFormat("out")
        .compressed(true)
        .numberOfBuckets(4)
        .serdeInfo(
            SerDeInfo.builder()
                .name("n")
                .serializationLibrary("lib")
                .parameters(Map.of("field.delim", " "))
                .build())
        .bucketColumns("srcaddr")
        .sortColumns(Order.builder().column("srcaddr").sortOrder(0).build())
        .parameters(Map.of("a", "b"))
        .storedAsSubDirectories(true)
        .build();
  }

  private static TableInput input(String name) {
    return TableInput.builder()
        .name(name)
        .description("d")
        .owner("hadoop")
        .lastAccessTime(Instant.parse("2026-01-02T03:04:05Z"))
        .lastAnalyzedTime(Instant.parse("2026-01-02T03:04:06Z"))
        .retention(3)
        .storageDescriptor(storage("s3://b/logs/"))
        .partitionKeys(
            Column.builder().name("region").type("string").build(),
            Column.builder().name("day").type("string").build())
        .viewOriginalText("o")
        .viewExpandedText("e")
        .tableType("EXTERNAL_TABLE")
        .parameters(Map.of("EXTERNAL", "TRUE"))
        .build();
  }

  private void begin() {
    root.createDatabase(request -> request.databaseInput(input -> input.name("Logs")));
    root.createTable(request -> request.databaseName("logs").tableInput(input("Flows")));
  }

  private static PartitionInput partition(String... values) {
    return PartitionInput.builder()
        .values(values)
        .storageDescriptor(storage("s3://b/" + String.join("/", values)))
        .parameters(Map.of("rows", "1"))
        .lastAccessTime(Instant.parse("2026-01-02T03:04:05Z"))
        .build();
  }

  private static PartitionValueList values(String... values) {
    return PartitionValueList.builder().values(values).build();
  }

  private static void refused(String code, String sentence, Runnable deed) {
    GlueException refused = assertThrows(GlueException.class, deed::run);
    assertEquals(code, refused.awsErrorDetails().errorCode());
    assertTrue(refused.awsErrorDetails().errorMessage().contains(sentence), refused::getMessage);
  }

  @Test
  void givesATableBackAsItCame() {
    begin();
    Table table = root.getTable(request -> request.databaseName("LOGS").name("FLOWS")).table();
    TableInput asked = input("flows");
    assertEquals("flows", table.name());
    assertEquals(asked.storageDescriptor(), table.storageDescriptor());
    assertEquals(asked.partitionKeys(), table.partitionKeys());
    assertEquals(asked.parameters(), table.parameters());
    assertEquals(asked.lastAccessTime(), table.lastAccessTime());
    assertEquals(asked.lastAnalyzedTime(), table.lastAnalyzedTime());
    assertEquals(asked.retention(), table.retention());
    assertEquals(asked.viewOriginalText(), table.viewOriginalText());
    assertEquals(asked.viewExpandedText(), table.viewExpandedText());
    assertEquals("0", table.versionId());
    assertEquals(ServedGlue.ACCOUNT, table.catalogId());
    assertEquals(served.now, table.createTime());
  }

  @Test
  void refusesWhatItDoesNotKeep() {
    begin();
    refused(
        "InvalidInputException",
        "TableInput.TargetTable is set, but Weir's Glue does not have it; leave it out",
        () ->
            root.createTable(request ->
                request
                    .databaseName("logs")
                    .tableInput(
                        input("link").toBuilder()
                            .targetTable(target -> target.name("x"))
                            .build())));
    refused(
        "InvalidInputException",
        "StorageDescriptor.SkewedInfo is set",
        () ->
            root.createTable(request ->
                request
                    .databaseName("logs")
                    .tableInput(
                        input("skewed").toBuilder()
                            .storageDescriptor(
                                storage("s3://b/").toBuilder()
                                    .skewedInfo(skewed -> skewed.skewedColumnNames("a"))
                                    .build())
                            .build())));
    refused(
        "ValidationException",
        "Value null at 'databaseInput' failed to satisfy constraint: Member must not be null",
        () -> root.createDatabase(request -> {}));
    refused(
        "UnknownOperationException",
        "CreateJob",
        () -> root.createJob(request -> request.name("j").role("r")));
  }

  @Test
  void pagesThroughDatabasesAndTables() {
    for (String name : List.of("a", "b-c", "b", "d")) {
      root.createDatabase(request -> request.databaseInput(input -> input.name(name)));
    }
    assertEquals(
        List.of("a", "b", "b-c", "d"),
        root.getDatabasesPaginator(request -> request.maxResults(1)).stream()
            .flatMap(page -> page.databaseList().stream())
            .map(Database::name)
            .toList());
    for (String name : List.of("t", "t-u", "tt", "x")) {
      root.createTable(request -> request.databaseName("a").tableInput(input(name)));
    }
    assertEquals(
        List.of("t", "t-u", "tt"),
        root
            .getTablesPaginator(request -> request.databaseName("a").expression("t*").maxResults(1))
            .stream()
            .flatMap(page -> page.tableList().stream())
            .map(Table::name)
            .toList());
    refused(
        "InvalidInputException",
        "NextToken is none that this operation gave",
        () -> root.getDatabases(request -> request.nextToken("x")));
  }

  @Test
  void keepsVersionsOfATable() {
    begin();
    root.updateTable(request ->
        request
            .databaseName("logs")
            .tableInput(input("flows").toBuilder().description("two").build()));
    assertEquals(
        List.of("1", "0"),
        root
            .getTableVersions(request -> request.databaseName("logs").tableName("flows"))
            .tableVersions()
            .stream()
            .map(TableVersion::versionId)
            .toList());
    assertEquals(
        "d",
        root.getTableVersion(
                request -> request.databaseName("logs").tableName("flows").versionId("0"))
            .tableVersion()
            .table()
            .description());
    refused(
        "ConcurrentModificationException",
        "Update table failed due to concurrent modifications.",
        () ->
            root.updateTable(
                request -> request.databaseName("logs").tableInput(input("flows")).versionId("0")));
    root.batchDeleteTableVersion(
        request -> request.databaseName("logs").tableName("flows").versionIds("0"));
    refused(
        "EntityNotFoundException",
        "Table version not found.",
        () ->
            root.getTableVersion(
                request -> request.databaseName("logs").tableName("flows").versionId("0")));
    refused(
        "InvalidInputException",
        "VersionId is 1st but must be a number",
        () ->
            root.getTableVersion(
                request -> request.databaseName("logs").tableName("flows").versionId("1st")));
  }

  @Test
  void makesFindsAndDeletesPartitions() {
    begin();
    BatchCreatePartitionResponse made =
        root.batchCreatePartition(request ->
            request
                .databaseName("logs")
                .tableName("flows")
                .partitionInputList(
                    partition("eu", "1"),
                    partition("eu", "2"),
                    partition("us", "1"),
                    partition("eu", "1")));
    assertEquals(
        List.of("AlreadyExistsException"),
        made.errors().stream().map(error -> error.errorDetail().errorCode()).toList());
    Partition shown =
        root.getPartition(request ->
                request.databaseName("logs").tableName("flows").partitionValues("eu", "2"))
            .partition();
    assertEquals(storage("s3://b/eu/2"), shown.storageDescriptor());
    assertEquals(Map.of("rows", "1"), shown.parameters());
    assertEquals(
        List.of(List.of("eu", "1"), List.of("eu", "2")),
        root
            .getPartitionsPaginator(request ->
                request
                    .databaseName("logs")
                    .tableName("flows")
                    .expression("region = 'eu' AND day < '3'")
                    .maxResults(1))
            .stream()
            .flatMap(page -> page.partitions().stream())
            .map(Partition::values)
            .toList());
    assertTrue(
        root
            .getPartitions(request ->
                request.databaseName("logs").tableName("flows").excludeColumnSchema(true))
            .partitions()
            .stream()
            .allMatch(one -> one.storageDescriptor().columns().isEmpty()));
    assertEquals(
        1,
        root.batchGetPartition(request ->
                request
                    .databaseName("logs")
                    .tableName("flows")
                    .partitionsToGet(values("eu", "1"), values("no", "1")))
            .unprocessedKeys()
            .size());
    root.updatePartition(request ->
        request
            .databaseName("logs")
            .tableName("flows")
            .partitionValueList("us", "1")
            .partitionInput(partition("us", "9")));
    BatchDeletePartitionResponse deleted =
        root.batchDeletePartition(request ->
            request
                .databaseName("logs")
                .tableName("flows")
                .partitionsToDelete(values("us", "9"), values("us", "1")));
    assertEquals(
        List.of("EntityNotFoundException"),
        deleted.errors().stream().map(error -> error.errorDetail().errorCode()).toList());
    refused(
        "InvalidInputException",
        "The number of partition keys do not match the number of partition values",
        () ->
            root.createPartition(request ->
                request.databaseName("logs").tableName("flows").partitionInput(partition("x"))));
    refused(
        "ValidationException",
        "Member must have length less than or equal to 25",
        () ->
            root.batchDeletePartition(request ->
                request
                    .databaseName("logs")
                    .tableName("flows")
                    .partitionsToDelete(Collections.nCopies(26, values("a", "b")))));
  }

  @Test
  void segmentsAreAllPartitionsTogether() {
    begin();
    List<PartitionInput> many = new ArrayList<>();
    for (int day = 0; day < 90; day++) {
      many.add(partition("eu", String.valueOf(day)));
    }
    root.batchCreatePartition(
        request -> request.databaseName("logs").tableName("flows").partitionInputList(many));
    Set<List<String>> seen = new HashSet<>();
    for (int number = 0; number < 4; number++) {
      int segment = number;
      root.getPartitions(request ->
              request
                  .databaseName("logs")
                  .tableName("flows")
                  .segment(part -> part.segmentNumber(segment).totalSegments(4)))
          .partitions()
          .forEach(one -> assertTrue(seen.add(one.values())));
    }
    assertEquals(90, seen.size());
  }

  @Test
  void asksForEveryResourceAroundATable() {
    begin();
    GlueClient ann = served.client(ServedGlue.ANN);
    Runnable look = () -> ann.getTable(request -> request.databaseName("logs").name("flows"));
    refused("AccessDeniedException", "glue:GetTable on resource: " + ARN + "catalog", look);
    served.allow(ServedGlue.ANN, "glue:*", ARN + "catalog");
    refused("AccessDeniedException", ARN + "database/logs", look);
    served.allow(ServedGlue.ANN, "glue:*", ARN + "catalog", ARN + "database/logs");
    refused("AccessDeniedException", ARN + "table/logs/flows", look);
    served.allow(
        ServedGlue.ANN, "glue:*", ARN + "catalog", ARN + "database/logs", ARN + "table/logs/f*");
    look.run();
    root.createTable(request -> request.databaseName("logs").tableInput(input("secret")));
    assertEquals(
        List.of("flows"),
        ann.getTables(request -> request.databaseName("logs")).tableList().stream()
            .map(Table::name)
            .toList());
    root.createDatabase(request -> request.databaseInput(input -> input.name("hidden")));
    assertEquals(
        List.of("logs"),
        ann.getDatabases(request -> {}).databaseList().stream().map(Database::name).toList());
    assertEquals(1, ann.searchTables(request -> request.searchText("srcaddr")).tableList().size());
    refused(
        "AccessDeniedException",
        ARN + "table/logs/*",
        () -> ann.deleteDatabase(request -> request.name("logs")));
  }

  @Test
  void letsAnotherAccountInByThePolicyOfTheCatalogue() {
    begin();
    GlueClient bob = served.client(ServedGlue.BOB);
    served.allow(ServedGlue.BOB, "glue:*", "*");
    Runnable look =
        () ->
            bob.getTable(request ->
                request.catalogId(ServedGlue.ACCOUNT).databaseName("logs").name("flows"));
    refused("AccessDeniedException", "no resource-based policy allows", look);
    String hash =
        root.putResourcePolicy(request ->
                request.policyInJson(
                    """
                    {"Version":"2012-10-17","Statement":{"Effect":"Allow",
                    "Principal":{"AWS":"210987654321"},"Action":"glue:GetTable","Resource":[
                    "%scatalog","%sdatabase/*","%stable/*"]}}\
                    """
                        .formatted(ARN, ARN, ARN)))
            .policyHash();
    look.run();
    assertEquals(hash, root.getResourcePolicy(request -> {}).policyHash());
    refused(
        "ConditionCheckFailureException",
        "hash",
        () -> root.deleteResourcePolicy(request -> request.policyHashCondition("x")));
    root.deleteResourcePolicy(request -> request.policyHashCondition(hash));
    refused("AccessDeniedException", "no resource-based policy allows", look);
    refused(
        "EntityNotFoundException", "Policy not found", () -> root.getResourcePolicy(request -> {}));
  }

  @Test
  void findsTablesByWordsAndProperties() {
    begin();
    root.createTable(request ->
        request
            .databaseName("logs")
            .tableInput(
                input("zeta").toBuilder().parameters(Map.of("classification", "csv")).build()));
    assertEquals(
        List.of("zeta"),
        root
            .searchTables(request ->
                request.filters(
                    PropertyPredicate.builder()
                        .key("classification")
                        .value("csv")
                        .comparator(software.amazon.awssdk.services.glue.model.Comparator.EQUALS)
                        .build()))
            .tableList()
            .stream()
            .map(Table::name)
            .toList());
    assertEquals(
        List.of("zeta", "flows"),
        root
            .searchTables(request ->
                request
                    .searchText("who sent")
                    .sortCriteria(
                        SortCriterion.builder().fieldName("Name").sort(Sort.DESC).build()))
            .tableList()
            .stream()
            .map(Table::name)
            .toList());
  }

  @Test
  void tagsDatabases() {
    root.createDatabase(
        request -> request.databaseInput(input -> input.name("logs")).tags(Map.of("a", "1")));
    String arn = ARN + "database/logs";
    root.tagResource(request -> request.resourceArn(arn).tagsToAdd(Map.of("b", "2")));
    assertEquals(
        Map.of("a", "1", "b", "2"), root.getTags(request -> request.resourceArn(arn)).tags());
    root.untagResource(request -> request.resourceArn(arn).tagsToRemove("a"));
    assertEquals(Map.of("b", "2"), root.getTags(request -> request.resourceArn(arn)).tags());
    root.deleteDatabase(request -> request.name("logs"));
    refused(
        "EntityNotFoundException",
        "Database logs not found.",
        () -> root.getTags(request -> request.resourceArn(arn)));
  }
}
