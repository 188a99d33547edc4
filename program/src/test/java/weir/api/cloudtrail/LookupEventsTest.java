package weir.api.cloudtrail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weir.api.auth.Caller;
import weir.api.auth.Decision;
import weir.api.auth.RequestFacts;
import weir.api.gateway.Call;
import weir.api.gateway.CallListener;
import weir.api.protocol.ApiException;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;

class LookupEventsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:30:00.5Z");
  private static final Caller ANN =
      new Caller(
          Caller.Kind.USER,
          "123456789012",
          "arn:aws:iam::123456789012:user/ann",
          "AIDAEXAMPLE",
          "ann",
          "AKIAEXAMPLE",
          null,
          Map.of());
  private static final Caller READER =
      new Caller(
          Caller.Kind.ASSUMED_ROLE,
          "123456789012",
          "arn:aws:sts::123456789012:assumed-role/reader/s1",
          "AROAEXAMPLE:s1",
          "reader",
          "ASIAEXAMPLE",
          new Caller.Session(List.of(), "arn:aws:iam::123456789012:role/reader", NOW),
          Map.of());

  private final AuditTrail trail =
      new AuditTrail(new AuditMemory(), "123456789012", InstantSource.fixed(NOW));

  @Test
  void writesARecordAsCloudTrailDoes() throws Exception {
    happen(ANN, "ec2", "DeleteVpc", "{\"VpcId\":\"vpc-1\",\"Filters\":[{\"Name\":\"x\"}]}", null);
    Event event = lookup(new LookupEventsRequest()).events().getFirst();
    JsonNode record = new JsonMapper().readTree(event.cloudTrailEvent());
    assertEquals("1.11", record.path("eventVersion").asText());
    assertEquals("IAMUser", record.path("userIdentity").path("type").asText());
    assertEquals("ann", record.path("userIdentity").path("userName").asText());
    assertEquals("2026-11-21T12:30:00Z", record.path("eventTime").asText());
    assertEquals("ec2.amazonaws.com", record.path("eventSource").asText());
    assertEquals("eu-west-1", record.path("awsRegion").asText());
    assertEquals("vpc-1", record.path("requestParameters").path("vpcId").asText());
    assertEquals(
        "x", record.path("requestParameters").path("filters").path(0).path("name").asText());
    assertTrue(record.path("responseElements").isNull());
    assertFalse(record.path("readOnly").asBoolean());
    assertEquals("AwsApiCall", record.path("eventType").asText());
    assertEquals("123456789012", record.path("recipientAccountId").asText());
    assertEquals("Management", record.path("eventCategory").asText());
    assertTrue(record.path("errorCode").isMissingNode());
  }

  @Test
  void saysWhoARolesSessionIsAndWhyItFailed() throws Exception {
    happen(
        READER, "ec2", "CreateVpc", "null", new ApiException(403, "UnauthorizedOperation", "no."));
    Event event = lookup(new LookupEventsRequest()).events().getFirst();
    JsonNode record = new JsonMapper().readTree(event.cloudTrailEvent());
    assertEquals("s1", event.username());
    assertEquals(
        "AROAEXAMPLE",
        record
            .path("userIdentity")
            .path("sessionContext")
            .path("sessionIssuer")
            .path("principalId")
            .asText());
    assertEquals("Client.UnauthorizedOperation", record.path("errorCode").asText());
    assertEquals("no.", record.path("errorMessage").asText());
    assertTrue(record.path("requestParameters").isNull());
  }

  @Test
  void leavesOutWhatBelongsToOthersAndDataEvents() {
    happen(ANN, "s3", "GetObject", "null", null);
    happen(
        new Caller(
            Caller.Kind.ROOT,
            "999999999999",
            "arn:aws:iam::999999999999:root",
            "999999999999",
            "",
            "AKIAOTHER",
            null,
            Map.of()),
        "ec2",
        "CreateVpc",
        "null",
        null);
    happen(ANN, "iam", "CreateUser", "{\"UserName\":\"bob\"}", null);
    assertEquals(List.of(), names(lookup(new LookupEventsRequest())));
    happen(Caller.anonymous(), "s3", "CreateBucket", "null", null);
    assertEquals(List.of("CreateBucket"), names(lookup(new LookupEventsRequest())));
  }

  @Test
  void findsByEveryAttribute() {
    happen(ANN, "ec2", "DeleteVpc", "{\"VpcId\":\"vpc-1\"}", null);
    happen(READER, "logs", "DescribeLogGroups", "null", null);
    assertEquals(List.of("DeleteVpc"), names(by("EventName", "DeleteVpc")));
    assertEquals(List.of("DeleteVpc"), names(by("Username", "ann")));
    assertEquals(List.of("DeleteVpc"), names(by("ResourceName", "vpc-1")));
    assertEquals(List.of("DeleteVpc"), names(by("ResourceType", "AWS::EC2::VPC")));
    assertEquals(List.of("DeleteVpc"), names(by("ReadOnly", "false")));
    assertEquals(List.of("DescribeLogGroups"), names(by("EventSource", "logs.amazonaws.com")));
    assertEquals(List.of("DescribeLogGroups"), names(by("AccessKeyId", "ASIAEXAMPLE")));
    ApiException refused = assertThrows(ApiException.class, () -> by("Colour", "red"));
    assertEquals("InvalidLookupAttributesException", refused.code());
  }

  @Test
  void givesPagesThatNeitherHideNorDouble() {
    for (int i = 0; i < 12; i++) {
      happen(ANN, "ec2", "Event" + i, "null", null);
    }
    List<String> found = new ArrayList<>();
    String token = null;
    do {
      LookupEventsRequest request = new LookupEventsRequest();
      request.set("MaxResults", 5);
      request.set("NextToken", token);
      LookupEventsResponse page = lookup(request);
      found.addAll(names(page));
      token = page.nextToken();
    } while (token != null);
    assertEquals(12, found.size());
    assertEquals("Event11", found.getFirst());
    assertEquals("Event0", found.getLast());
  }

  @Test
  void refusesATokenOfAnotherQuestion() {
    for (int i = 0; i < 3; i++) {
      happen(ANN, "ec2", "Event" + i, "null", null);
    }
    LookupEventsRequest first = new LookupEventsRequest();
    first.set("MaxResults", 1);
    String token = lookup(first).nextToken();
    LookupEventsRequest other = new LookupEventsRequest();
    other.set("NextToken", token);
    other.set("StartTime", NOW.minusSeconds(60));
    ApiException refused = assertThrows(ApiException.class, () -> lookup(other));
    assertEquals("InvalidNextTokenException", refused.code());
    other.set("NextToken", "no token");
    assertThrows(ApiException.class, () -> lookup(other));
  }

  @Test
  void refusesATimeRangeThatRunsBackwards() {
    LookupEventsRequest request = new LookupEventsRequest();
    request.set("StartTime", NOW);
    request.set("EndTime", NOW.minusSeconds(1));
    assertEquals(
        "InvalidTimeRangeException",
        assertThrows(ApiException.class, () -> lookup(request)).code());
  }

  @Test
  void findsOnlyWhatHappenedInTheTimeThatIsAskedFor() {
    happen(ANN, "ec2", "CreateVpc", "null", null);
    LookupEventsRequest earlier = new LookupEventsRequest();
    earlier.set("EndTime", NOW.minusSeconds(10));
    LookupEventsResponse page = lookup(earlier);
    assertEquals(List.of(), page.events());
    assertNull(page.nextToken());
  }

  private LookupEventsResponse by(String key, String value) {
    LookupAttribute attribute = new LookupAttribute();
    attribute.set("AttributeKey", key);
    attribute.set("AttributeValue", value);
    LookupEventsRequest request = new LookupEventsRequest();
    request.set("LookupAttributes", List.of(attribute));
    return lookup(request);
  }

  private LookupEventsResponse lookup(LookupEventsRequest request) {
    Call call =
        new Call(
            ANN,
            facts(),
            "request",
            (caller, permission, facts) -> Decision.ALLOWED,
            denial -> new ApiException(403, "AccessDenied", denial.sentence()));
    return new LookupEvents(trail.log()).answer(request, call);
  }

  private static List<String> names(LookupEventsResponse page) {
    return page.events().stream().map(event -> String.valueOf(event.eventName())).toList();
  }

  private static RequestFacts facts() {
    return new RequestFacts("192.0.2.1", "aws-cli/2", false, "eu-west-1", NOW);
  }

  private void happen(
      Caller caller,
      String service,
      String operation,
      String parameters,
      @Nullable ApiException error) {
    trail.ended(
        new CallListener.Ended(
            "request",
            new ServiceShape(service, "", "", "", "", EnumSet.of(Protocol.AWS_QUERY)),
            Protocol.AWS_QUERY,
            operation,
            operation.startsWith("Describe"),
            parameters,
            caller,
            facts(),
            List.of(),
            error == null ? 200 : error.status(),
            error,
            1000));
    assertEquals(0, trail.lost());
  }
}
