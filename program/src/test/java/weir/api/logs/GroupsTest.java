package weir.api.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.logs.ServedLogs.refusal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupSummary;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import weir.store.logs.LogGroupId;
import weir.store.state.Scope;

class GroupsTest {
  private static final String ARN = "arn:aws:logs:eu-central-1:123456789012:log-group:";

  @TempDir private Path folder;
  private ServedLogs served;
  private CloudWatchLogsClient logs;

  @BeforeEach
  void begin() {
    served = new ServedLogs(folder);
    logs = served.client(ServedLogs.ROOT);
  }

  @AfterEach
  void end() {
    served.close();
  }

  private LogGroup group(String name) {
    return logs.describeLogGroups(r -> r.logGroupNamePrefix(name)).logGroups().getFirst();
  }

  @Test
  void showsAGroupAsAwsDoes() {
    logs.createLogGroup(r -> r.logGroupName("/a/b").tags(Map.of("team", "net")));
    LogGroup group = group("/a/b");
    assertEquals(ARN + "/a/b:*", group.arn());
    assertEquals(ARN + "/a/b", group.logGroupArn());
    assertEquals(LogGroupClass.STANDARD, group.logGroupClass());
    assertEquals(served.now.toEpochMilli(), group.creationTime());
    assertEquals(0, group.metricFilterCount());
    assertEquals(false, group.deletionProtectionEnabled());
    assertNull(group.retentionInDays());
    assertEquals(
        Map.of("team", "net"), logs.listTagsForResource(r -> r.resourceArn(ARN + "/a/b")).tags());
  }

  @Test
  void refusesNamesThatAwsRefuses() {
    assertEquals(
        "InvalidParameterException: 1 validation error detected: Value 'a b' at 'logGroupName'"
            + " failed to satisfy constraint: Member must satisfy regular expression pattern:"
            + " [\\.\\-_/#A-Za-z0-9]+",
        refusal(() -> logs.createLogGroup(r -> r.logGroupName("a b"))));
    assertEquals(
        "InvalidParameterException: Invalid LogGroup or LogStream, both must have length less than"
            + " or equal to 512.",
        refusal(() -> logs.createLogGroup(r -> r.logGroupName("a".repeat(513)))));
    assertEquals(
        "InvalidParameterException: Log groups starting with AWS/ are reserved for AWS.",
        refusal(() -> logs.createLogGroup(r -> r.logGroupName("aws/x"))));
    served.make("g", "s");
    assertTrue(
        refusal(() -> logs.createLogStream(r -> r.logGroupName("g").logStreamName("a:b")))
            .contains("Value 'a:b' at 'logStreamName'"));
  }

  @Test
  void refusesWhatIsThereAlreadyAndWhatIsNot() {
    served.make("g", "s");
    assertEquals(
        "ResourceAlreadyExistsException: The specified log group already exists",
        refusal(() -> logs.createLogGroup(r -> r.logGroupName("g"))));
    assertEquals(
        "ResourceAlreadyExistsException: The specified log stream already exists",
        refusal(() -> logs.createLogStream(r -> r.logGroupName("g").logStreamName("s"))));
    String noGroup = "ResourceNotFoundException: The specified log group does not exist.";
    assertEquals(
        noGroup, refusal(() -> logs.createLogStream(r -> r.logGroupName("h").logStreamName("s"))));
    assertEquals(noGroup, refusal(() -> logs.deleteLogGroup(r -> r.logGroupName("h"))));
    assertEquals(noGroup, refusal(() -> logs.describeLogStreams(r -> r.logGroupName("h"))));
    assertEquals(noGroup, refusal(() -> served.put("h", "s", "x")));
    assertEquals(
        "ResourceNotFoundException: The specified log stream does not exist.",
        refusal(() -> logs.deleteLogStream(r -> r.logGroupName("g").logStreamName("t"))));
  }

  @Test
  void findsGroupsByPrefixPartAndClassInPages() {
    for (String name : List.of("a1", "a2", "b1", "b2")) {
      logs.createLogGroup(r -> r.logGroupName(name));
    }
    logs.createLogGroup(r -> r.logGroupName("c1").logGroupClass(LogGroupClass.INFREQUENT_ACCESS));
    assertEquals(
        List.of("a1", "a2"),
        logs.describeLogGroups(r -> r.logGroupNamePrefix("a")).logGroups().stream()
            .map(LogGroup::logGroupName)
            .toList());
    assertEquals(
        List.of("a2", "b2"),
        logs.describeLogGroups(r -> r.logGroupNamePattern("2")).logGroups().stream()
            .map(LogGroup::logGroupName)
            .toList());
    assertEquals(
        List.of("c1"),
        logs
            .describeLogGroups(r -> r.logGroupClass(LogGroupClass.INFREQUENT_ACCESS))
            .logGroups()
            .stream()
            .map(LogGroup::logGroupName)
            .toList());
    assertEquals(
        List.of("a1", "a2", "b1", "b2", "c1"),
        logs.describeLogGroupsPaginator(r -> r.limit(2)).logGroups().stream()
            .map(LogGroup::logGroupName)
            .toList());
    assertEquals(
        "InvalidParameterException: LogGroup name prefix and LogGroup name pattern are mutually"
            + " exclusive parameters.",
        refusal(
            () -> logs.describeLogGroups(r -> r.logGroupNamePrefix("a").logGroupNamePattern("b"))));
    assertEquals(
        "InvalidParameterException: 1 validation error detected: Value '51' at 'limit' failed to"
            + " satisfy constraint: Member must have value less than or equal to 50",
        refusal(() -> logs.describeLogGroups(r -> r.limit(51))));
    assertEquals(
        "InvalidParameterException: The specified nextToken is invalid.",
        refusal(() -> logs.describeLogGroups(r -> r.nextToken("nonsense"))));
  }

  @Test
  void listsGroupsInShort() {
    for (String name : List.of("lab/one", "lab/two", "other")) {
      logs.createLogGroup(r -> r.logGroupName(name));
    }
    assertEquals(
        List.of(ARN + "lab/two", ARN + "other"),
        logs.listLogGroups(r -> r.logGroupNamePattern("two|^oth")).logGroups().stream()
            .map(LogGroupSummary::logGroupArn)
            .toList());
  }

  @Test
  void ordersStreamsByNameOrByTheirLastEvent() {
    served.make("g", "a");
    logs.createLogStream(r -> r.logGroupName("g").logStreamName("b"));
    logs.createLogStream(r -> r.logGroupName("g").logStreamName("c"));
    served.put("g", "c", served.event(Duration.ofMinutes(-5), "older"));
    served.put("g", "b", "newer");
    assertEquals(
        List.of("b", "c", "a"),
        logs
            .describeLogStreamsPaginator(
                r -> r.logGroupName("g").orderBy(OrderBy.LAST_EVENT_TIME).descending(true).limit(1))
            .logStreams()
            .stream()
            .map(LogStream::logStreamName)
            .toList());
    LogStream stream =
        logs.describeLogStreams(r -> r.logGroupName("g").logStreamNamePrefix("b"))
            .logStreams()
            .getFirst();
    assertEquals(ARN + "g:log-stream:b", stream.arn());
    assertEquals(served.now.toEpochMilli(), stream.lastEventTimestamp());
    assertEquals(served.now.toEpochMilli(), stream.lastIngestionTime());
    assertEquals(
        "InvalidParameterException: Cannot order by LastEventTime with a logStreamNamePrefix.",
        refusal(() ->
            logs.describeLogStreams(r ->
                r.logGroupName("g").orderBy(OrderBy.LAST_EVENT_TIME).logStreamNamePrefix("b"))));
    assertEquals(
        "ValidationException: LogGroup name and LogGroup ARN are mutually exclusive parameters.",
        refusal(
            () -> logs.describeLogStreams(r -> r.logGroupName("g").logGroupIdentifier(ARN + "g"))));
    assertEquals(
        3, logs.describeLogStreams(r -> r.logGroupIdentifier(ARN + "g")).logStreams().size());
  }

  @Test
  void aGroupOrStreamThatIsMadeAgainHasNoneOfTheOldEvents() {
    served.make("g", "s");
    served.put("g", "s", "old");
    logs.deleteLogStream(r -> r.logGroupName("g").logStreamName("s"));
    logs.createLogStream(r -> r.logGroupName("g").logStreamName("s"));
    assertEquals(List.of(), served.messages("g", "s"));
    served.put("g", "s", "newer");
    logs.deleteLogGroup(r -> r.logGroupName("g"));
    served.make("g", "s");
    assertEquals(List.of(), served.messages("g", "s"));
    served.put("g", "s", "newest");
    served = served.restarted();
    assertEquals(List.of("newest"), served.messages("g", "s"));
  }

  @Test
  void aDeletionThatACrashInterruptedIsEndedAtTheNextStart() {
    served.make("g", "s");
    served.put("g", "s", "old");
    LogGroupId id = served.store().ids().iterator().next();
    Scope scope = new Scope(ServedLogs.ACCOUNT, "eu-central-1");
    served.logs.change(change -> {
      change.remove(LogsDocuments.GROUP, scope, "g");
      change.remove(LogsDocuments.STORAGE, scope, "g");
      change.put(LogsDocuments.DELETED, scope, id.text(), id);
      return id;
    });
    served = served.restarted();
    assertEquals(Set.of(), served.store().ids());
    assertEquals(List.of(), served.logs.read(view -> view.everywhere(LogsDocuments.DELETED)));
  }

  @Test
  void aProtectedGroupIsNotDeleted() {
    logs.createLogGroup(r -> r.logGroupName("g").deletionProtectionEnabled(true));
    assertTrue(
        refusal(() -> logs.deleteLogGroup(r -> r.logGroupName("g")))
            .startsWith("ValidationException: The log group g has deletion protection"));
    logs.putLogGroupDeletionProtection(
        r -> r.logGroupIdentifier(ARN + "g").deletionProtectionEnabled(false));
    logs.deleteLogGroup(r -> r.logGroupName("g"));
    assertEquals(List.of(), logs.describeLogGroups().logGroups());
  }

  @SuppressWarnings("deprecation") // the older of AWS's two ways
  @Test
  void tagsCanBePutAndTakenInBothWays() {
    logs.createLogGroup(r -> r.logGroupName("g"));
    logs.tagLogGroup(r -> r.logGroupName("g").tags(Map.of("a", "1", "b", "2")));
    logs.tagResource(r -> r.resourceArn(ARN + "g").tags(Map.of("b", "3", "c", "")));
    assertEquals(
        Map.of("a", "1", "b", "3", "c", ""),
        logs.listTagsLogGroup(r -> r.logGroupName("g")).tags());
    logs.untagLogGroup(r -> r.logGroupName("g").tags("a"));
    logs.untagResource(r -> r.resourceArn(ARN + "g").tagKeys("c", "unknown"));
    assertEquals(Map.of("b", "3"), logs.listTagsForResource(r -> r.resourceArn(ARN + "g")).tags());
    assertEquals(
        "InvalidParameterException: aws: prefixed tag key names are not allowed for external use.",
        refusal(() -> logs.tagResource(r -> r.resourceArn(ARN + "g").tags(Map.of("aws:x", "1")))));
    assertTrue(
        refusal(() -> logs.listTagsForResource(r -> r.resourceArn(ARN + "g:*")))
            .contains("without :* at the end"));
  }

  @Test
  void saysWhichOperationsItLacks() {
    assertEquals(
        "UnsupportedOperationException: Weir's CloudWatch Logs does not do DescribeDestinations: it"
            + " has no destinations for other accounts",
        refusal(() -> logs.describeDestinations()));
    assertTrue(
        refusal(() -> logs.createLogGroup(r -> r.logGroupName("g").logGroupClass("GLACIAL")))
            .contains(
                "Member must satisfy enum value set: [DELIVERY, INFREQUENT_ACCESS, STANDARD]"));
  }
}
