package weir.api.athena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.AthenaException;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.ResourceNotFoundException;
import software.amazon.awssdk.services.athena.model.Tag;
import software.amazon.awssdk.services.athena.model.WorkGroup;
import software.amazon.awssdk.services.athena.model.WorkGroupState;
import software.amazon.awssdk.services.athena.model.WorkGroupSummary;
import weir.store.state.StateStore;

@Timeout(60)
class WorkGroupTest {
  private static final String ARN = "arn:aws:athena:eu-central-1:123456789012:workgroup/";

  @TempDir Path folder;
  private final StateStore store = StateStore.ephemeral();
  private ServedAthena served;
  private AthenaClient root;

  @BeforeEach
  void open() {
    served = new ServedAthena(folder, store, ExecutionLimits.DEFAULT);
    root = served.client(ServedAthena.ROOT);
  }

  @AfterEach
  void close() {
    served.close();
  }

  private static String refusal(Executable deed) {
    return assertThrows(InvalidRequestException.class, deed).awsErrorDetails().errorMessage();
  }

  private WorkGroup group(String name) {
    return root.getWorkGroup(get -> get.workGroup(name)).workGroup();
  }

  @Test
  void hasAPrimaryGroupFromTheBeginning() {
    assertEquals(WorkGroupState.ENABLED, group("primary").state());
    assertEquals(false, group("primary").configuration().enforceWorkGroupConfiguration());
    assertEquals("AUTO", group("primary").configuration().engineVersion().selectedEngineVersion());
    assertTrue(
        refusal(() -> root.deleteWorkGroup(delete -> delete.workGroup("primary")))
            .contains("primary"));
    root.updateWorkGroup(update -> update.workGroup("primary").description("ours"));
    assertEquals("ours", group("primary").description());
    assertEquals(1, root.listWorkGroups(list -> {}).workGroups().size());
  }

  @Test
  void keepsWhatAGroupIsMadeWith() {
    root.createWorkGroup(create ->
        create
            .name("team")
            .description("flows")
            .tags(Tag.builder().key("cost").value("42").build())
            .configuration(c ->
                c.bytesScannedCutoffPerQuery(10_000_000L)
                    .resultConfiguration(r ->
                        r.outputLocation("s3://results/team/")
                            .encryptionConfiguration(
                                e -> e.encryptionOption("SSE_KMS").kmsKey("alias/results")))));
    WorkGroup made = group("team");
    assertEquals("flows", made.description());
    assertEquals(true, made.configuration().enforceWorkGroupConfiguration());
    assertEquals(10_000_000, made.configuration().bytesScannedCutoffPerQuery());
    assertEquals(
        "alias/results",
        made.configuration().resultConfiguration().encryptionConfiguration().kmsKey());
    assertEquals(
        "42",
        root.listTagsForResource(list -> list.resourceARN(ARN + "team")).tags().getFirst().value());
    assertEquals(
        "WorkGroup is already created",
        refusal(() -> root.createWorkGroup(create -> create.name("team"))));
  }

  @Test
  void changesOnlyWhatAnUpdateNames() {
    root.createWorkGroup(create ->
        create
            .name("team")
            .configuration(c ->
                c.bytesScannedCutoffPerQuery(20_000_000L)
                    .resultConfiguration(r -> r.outputLocation("s3://results/team/"))));
    root.updateWorkGroup(update ->
        update
            .workGroup("team")
            .state("DISABLED")
            .configurationUpdates(c ->
                c.removeBytesScannedCutoffPerQuery(true)
                    .resultConfigurationUpdates(
                        r -> r.encryptionConfiguration(e -> e.encryptionOption("SSE_S3")))));
    WorkGroup changed = group("team");
    assertEquals(WorkGroupState.DISABLED, changed.state());
    assertNull(changed.configuration().bytesScannedCutoffPerQuery());
    assertEquals(
        "s3://results/team/", changed.configuration().resultConfiguration().outputLocation());
    assertEquals(
        "SSE_S3",
        changed
            .configuration()
            .resultConfiguration()
            .encryptionConfiguration()
            .encryptionOptionAsString());
    root.updateWorkGroup(update ->
        update
            .workGroup("team")
            .configurationUpdates(
                c -> c.resultConfigurationUpdates(r -> r.removeOutputLocation(true))));
    assertNull(group("team").configuration().resultConfiguration().outputLocation());
    assertEquals(
        "WorkGroup team is disabled.",
        refusal(() ->
            root.startQueryExecution(start ->
                start
                    .workGroup("team")
                    .queryString("SELECT 1")
                    .resultConfiguration(r -> r.outputLocation("s3://results/")))));
  }

  @Test
  void listsGroupsByNameInPages() {
    for (String name : List.of("b", "a", "z", "m")) {
      root.createWorkGroup(create -> create.name(name));
    }
    List<String> names =
        root.listWorkGroupsPaginator(list -> list.maxResults(2)).stream()
            .flatMap(page -> page.workGroups().stream())
            .map(WorkGroupSummary::name)
            .toList();
    assertEquals(List.of("a", "b", "m", "primary", "z"), names);
    assertEquals(
        "1 validation error detected: Value at 'maxResults' failed to satisfy constraint: Member"
            + " must have value less than or equal to 50",
        refusal(() -> root.listWorkGroups(list -> list.maxResults(51))));
    assertEquals(
        "The nextPageToken is malformed: x",
        refusal(() -> root.listWorkGroups(list -> list.nextToken("x"))));
  }

  @Test
  void deletesAFilledGroupOnlyWithEverythingInIt() {
    root.createWorkGroup(create -> create.name("team"));
    String query =
        root.createNamedQuery(create ->
                create.name("top").database("db").queryString("SELECT 1").workGroup("team"))
            .namedQueryId();
    root.createPreparedStatement(
        create -> create.statementName("one").workGroup("team").queryStatement("SELECT ?"));
    assertEquals(
        "WorkGroup team is not empty",
        refusal(() -> root.deleteWorkGroup(delete -> delete.workGroup("team"))));
    root.deleteWorkGroup(delete -> delete.workGroup("team").recursiveDeleteOption(true));
    assertEquals("WorkGroup is not found.", refusal(() -> group("team")));
    assertEquals(
        "NamedQuery " + query + " was not found",
        refusal(() -> root.getNamedQuery(get -> get.namedQueryId(query))));
    root.createWorkGroup(create -> create.name("team"));
    assertEquals(
        List.of(),
        root.listPreparedStatements(list -> list.workGroup("team")).preparedStatements());
  }

  @Test
  void refusesSettingsThatItDoesNotFollow() {
    assertEquals(
        "ExecutionRole is set, but Weir's Athena does not have it; leave it out",
        refusal(() ->
            root.createWorkGroup(create ->
                create
                    .name("spark")
                    .configuration(c -> c.executionRole("arn:aws:iam::123456789012:role/r")))));
    assertTrue(
        refusal(() ->
                root.createWorkGroup(create ->
                    create.name("small").configuration(c -> c.bytesScannedCutoffPerQuery(9L))))
            .endsWith("Member must have value greater than or equal to 10000000"));
    assertTrue(
        refusal(() ->
                root.createWorkGroup(create ->
                    create
                        .name("old")
                        .configuration(c ->
                            c.engineVersion(
                                v -> v.selectedEngineVersion("Athena engine version 2")))))
            .startsWith("SelectedEngineVersion is Athena engine version 2"));
    AthenaException spark =
        assertThrows(AthenaException.class, () -> root.listApplicationDPUSizes(list -> {}));
    assertTrue(spark.awsErrorDetails().errorMessage().contains("ListApplicationDPUSizes"));
    assertTrue(
        refusal(() -> root.createDataCatalog(create -> create.name("mine").type("HIVE")))
            .contains("AwsDataCatalog"));
  }

  @Test
  void keepsSavedQueries() {
    String token = "0123456789abcdef0123456789abcdef";
    String id =
        root.createNamedQuery(create ->
                create.name("top").database("db").queryString("SELECT 1").clientRequestToken(token))
            .namedQueryId();
    assertEquals(
        id,
        root.createNamedQuery(create ->
                create.name("top").database("db").queryString("SELECT 1").clientRequestToken(token))
            .namedQueryId());
    root.updateNamedQuery(
        update -> update.namedQueryId(id).name("tops").queryString("SELECT 2").description("d"));
    assertEquals(
        "SELECT 2", root.getNamedQuery(get -> get.namedQueryId(id)).namedQuery().queryString());
    var batch = root.batchGetNamedQuery(get -> get.namedQueryIds(id, "nobody"));
    assertEquals("tops", batch.namedQueries().getFirst().name());
    assertEquals("nobody", batch.unprocessedNamedQueryIds().getFirst().namedQueryId());
    assertEquals(List.of(id), root.listNamedQueries(list -> {}).namedQueryIds());
    root.deleteNamedQuery(delete -> delete.namedQueryId(id));
    assertEquals(List.of(), root.listNamedQueries(list -> {}).namedQueryIds());
  }

  @Test
  void keepsPreparedStatementsOfEachGroup() {
    root.createPreparedStatement(
        create -> create.statementName("one").workGroup("primary").queryStatement("SELECT ?"));
    assertEquals(
        "Prepared Statement one already exists in WorkGroup primary ",
        refusal(() ->
            root.createPreparedStatement(create ->
                create.statementName("one").workGroup("primary").queryStatement("SELECT ?"))));
    root.updatePreparedStatement(
        update -> update.statementName("one").workGroup("primary").queryStatement("SELECT ?, ?"));
    assertEquals(
        "SELECT ?, ?",
        root.getPreparedStatement(get -> get.statementName("one").workGroup("primary"))
            .preparedStatement()
            .queryStatement());
    assertThrows(
        ResourceNotFoundException.class,
        () ->
            root.updatePreparedStatement(update ->
                update.statementName("two").workGroup("primary").queryStatement("SELECT 1")));
    var batch =
        root.batchGetPreparedStatement(
            get -> get.preparedStatementNames("one", "two").workGroup("primary"));
    assertEquals(1, batch.preparedStatements().size());
    assertEquals("two", batch.unprocessedPreparedStatementNames().getFirst().statementName());
    root.deletePreparedStatement(delete -> delete.statementName("one").workGroup("primary"));
    assertThrows(
        ResourceNotFoundException.class,
        () ->
            root.deletePreparedStatement(
                delete -> delete.statementName("one").workGroup("primary")));
  }

  @Test
  void letsPoliciesAskForTags() {
    root.createWorkGroup(
        create -> create.name("red").tags(Tag.builder().key("team").value("red").build()));
    root.createWorkGroup(create -> create.name("blue"));
    served.policy(
        ServedAthena.ANN,
        "{\"Effect\":\"Allow\",\"Action\":\"athena:GetWorkGroup\",\"Resource\":\"*\","
            + "\"Condition\":{\"StringEquals\":{\"aws:ResourceTag/team\":\"red\"}}}");
    AthenaClient ann = served.client(ServedAthena.ANN);
    assertEquals("red", ann.getWorkGroup(get -> get.workGroup("red")).workGroup().name());
    AthenaException denied =
        assertThrows(AthenaException.class, () -> ann.getWorkGroup(get -> get.workGroup("blue")));
    assertEquals(
        "You are not authorized to perform: athena:GetWorkGroup on the resource. After your AWS"
            + " administrator or you have updated your permissions, please try again.",
        denied.awsErrorDetails().errorMessage());
    root.untagResource(untag -> untag.resourceARN(ARN + "red").tagKeys("team"));
    assertThrows(AthenaException.class, () -> ann.getWorkGroup(get -> get.workGroup("red")));
  }
}
