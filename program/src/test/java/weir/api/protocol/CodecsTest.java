package weir.api.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyResponse;
import software.amazon.awssdk.services.kms.model.EncryptRequest;
import software.amazon.awssdk.services.s3.model.PutBucketAclRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

final class CodecsTest {
  private static final ServiceShape EC2 =
      new ServiceShape(
          "ec2",
          "",
          "2016-11-15",
          "http://ec2.amazonaws.com/doc/2016-11-15/",
          "",
          Set.of(Protocol.EC2_QUERY));

  private static final ServiceShape STS =
      new ServiceShape(
          "sts",
          "",
          "2011-06-15",
          "https://sts.amazonaws.com/doc/2011-06-15/",
          "",
          Set.of(Protocol.AWS_QUERY));

  private static final String CREATE =
      "Action=CreateFlowLogs&Version=2016-11-15&ResourceId.1=vpc-1&ResourceId.2=vpc-2"
          + "&ResourceType=VPC&TrafficType=ALL&MaxAggregationInterval=60"
          + "&LogFormat=%24%7Bversion%7D+%24%7Bsrcaddr%7D"
          + "&TagSpecification.1.ResourceType=vpc-flow-log&TagSpecification.1.Tag.1.Key=a"
          + "&TagSpecification.1.Tag.1.Value=%C3%A4&DestinationOptions.PerHourPartition=true";

  @Test
  void readsAFormOfEc2() {
    var builder = CreateFlowLogsRequest.builder();
    read(Protocol.EC2_QUERY, CREATE, builder);
    CreateFlowLogsRequest request = builder.build();
    assertEquals(List.of("vpc-1", "vpc-2"), request.resourceIds());
    assertEquals(TrafficType.ALL, request.trafficType());
    assertEquals("${version} ${srcaddr}", request.logFormat());
    assertEquals("ä", request.tagSpecifications().getFirst().tags().getFirst().value());
    assertTrue(request.destinationOptions().perHourPartition());
    assertEquals(60, request.maxAggregationInterval());
  }

  @Test
  void readsAFormInTheQueryString() {
    var builder = CreateFlowLogsRequest.builder();
    WireRequest request = request("Action=CreateFlowLogs&ResourceId.1=vpc-9");
    Codecs.of(Protocol.EC2_QUERY).read(request, new byte[0], builder);
    assertEquals(List.of("vpc-9"), builder.build().resourceIds());
  }

  @Test
  void refusesWhatTheOperationDoesNotKnow() {
    ApiException refused = refusal(Protocol.EC2_QUERY, "TagSpecification.1.Color=red");
    assertEquals("UnknownParameter", refused.code());
    assertEquals("The parameter TagSpecification.1.Color is not recognized", refused.sentence());
  }

  @Test
  void refusesValuesThatTheTypeDoesNotTake() {
    ApiException refused = refusal(Protocol.EC2_QUERY, "MaxAggregationInterval=soon");
    assertEquals("InvalidParameterValue", refused.code());
    assertEquals(
        "Value (soon) for parameter MaxAggregationInterval is invalid."
            + " It must be an integer of 32 bits.",
        refused.sentence());
  }

  @Test
  void refusesListsNumberedToInfinity() {
    assertEquals(
        "InvalidParameterValue", refusal(Protocol.EC2_QUERY, "ResourceId.999999999=x").code());
    assertEquals(
        "MalformedQueryString", refusal(Protocol.EC2_QUERY, "a.".repeat(200) + "=x").code());
  }

  @Test
  void writesEmptyListsThatWereGivenAndNoOthers() throws IOException {
    assertEquals(
        "<CreateFlowLogsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">"
            + "<requestId>r-1</requestId><flowLogIdSet><item>fl-1</item></flowLogIdSet>"
            + "<unsuccessful></unsuccessful></CreateFlowLogsResponse>",
        xml(
            Protocol.EC2_QUERY,
            EC2,
            "CreateFlowLogs",
            CreateFlowLogsResponse.builder()
                .flowLogIds("fl-1")
                .unsuccessful(List.<UnsuccessfulItem>of())
                .build()));
    assertEquals(
        "<CreateFlowLogsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">"
            + "<requestId>r-1</requestId></CreateFlowLogsResponse>",
        xml(Protocol.EC2_QUERY, EC2, "CreateFlowLogs", CreateFlowLogsResponse.builder().build()));
  }

  @Test
  void readsMembersOfLists() {
    var builder = AssumeRoleRequest.builder();
    read(
        Protocol.AWS_QUERY,
        "Action=AssumeRole&Version=2011-06-15&RoleArn=arn&Tags.member.2.Key=b&Tags.member.2.Value="
            + "&Tags.member.1.Key=a&Tags.member.1.Value=1&TransitiveTagKeys=",
        builder);
    AssumeRoleRequest request = builder.build();
    assertEquals("a", request.tags().get(0).key());
    assertEquals("", request.tags().get(1).value());
    assertTrue(request.hasTransitiveTagKeys());
  }

  @Test
  void wrapsTheResultOfAQuery() throws IOException {
    assertEquals(
        "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
            + "<GetCallerIdentityResult><Account>1&lt;2&#xD;</Account></GetCallerIdentityResult>"
            + "<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>"
            + "</GetCallerIdentityResponse>",
        xml(
            Protocol.AWS_QUERY,
            STS,
            "GetCallerIdentity",
            GetCallerIdentityResponse.builder().account("1<2\r").build()));
  }

  @Test
  void printsAndFillsTheSameShape() {
    FlowLog flowLog =
        FlowLog.builder()
            .flowLogId("fl-1")
            .creationTime(Instant.parse("2026-01-02T03:04:05.123456789Z"))
            .maxAggregationInterval(60)
            .tags(Tag.builder().key("k").value("v\u0001").build())
            .build();
    String text = ShapeText.print(flowLog);
    assertEquals(flowLog, ShapeText.fill(FlowLog.builder(), text).build());
    assertEquals(
        flowLog,
        ShapeText.fill(FlowLog.builder(), "{\"Later\":{\"x\":[1]}," + text.substring(1)).build());
  }

  @Test
  void hidesSecrets() {
    assertEquals(
        "{\"AccessKey\":{\"AccessKeyId\":\"AKIA\",\"SecretAccessKey\":\"***\"}}",
        ShapeText.withoutSecrets(
            CreateAccessKeyResponse.builder()
                .accessKey(key -> key.accessKeyId("AKIA").secretAccessKey("secret"))
                .build()));
    assertEquals(
        "{\"KeyId\":\"k\",\"Plaintext\":\"***\"}",
        ShapeText.withoutSecrets(
            EncryptRequest.builder()
                .keyId("k")
                .plaintext(software.amazon.awssdk.core.SdkBytes.fromUtf8String("p"))
                .build()));
    assertEquals(
        "{\"ResourceType\":\"VPC\"}",
        ShapeText.withoutSecrets(
            CreateFlowLogsRequest.builder()
                .resourceType(software.amazon.awssdk.services.ec2.model.FlowLogsResourceType.VPC)
                .build()));
  }

  @Test
  void readsJson() {
    var builder = EncryptRequest.builder();
    read(
        Protocol.AWS_JSON_1_1,
        "{\"KeyId\":\"k\",\"Plaintext\":\"cA==\",\"EncryptionContext\":{\"a\":\"b\"}}",
        builder);
    assertEquals("p", builder.build().plaintext().asUtf8String());
    assertEquals(Map.of("a", "b"), builder.build().encryptionContext());
  }

  @Test
  void refusesADocumentTypeAndDeepBodies() {
    assertEquals(
        "The XML you provided has a document type",
        assertThrows(
                ApiException.class,
                () ->
                    read(
                        Protocol.REST_XML,
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><A>&x;</A>",
                        PutBucketAclRequest.builder()))
            .sentence());
    assertEquals(
        "SerializationException",
        refusal(Protocol.AWS_JSON_1_1, "{\"TagSpecifications\":" + "[".repeat(5000)).code());
    assertEquals(
        "MalformedXML",
        assertThrows(
                ApiException.class,
                () -> read(Protocol.REST_XML, "<a>".repeat(5000), PutBucketAclRequest.builder()))
            .code());
  }

  @Test
  void namesWhatNoMemberOfARestShapeTakes() {
    WireRequest request = request("acl&x-id=PutBucketAcl&X-Amz-Signature=ab");
    assertEquals(
        List.of("acl", "x-id"), Codecs.restXml().unread(request, PutBucketAclRequest.builder()));
  }

  private static ApiException refusal(Protocol protocol, String body) {
    return assertThrows(
        ApiException.class, () -> read(protocol, body, CreateFlowLogsRequest.builder()));
  }

  private static void read(Protocol protocol, String body, SdkPojo builder) {
    Codecs.of(protocol).read(request(""), body.getBytes(StandardCharsets.UTF_8), builder);
  }

  private static WireRequest request(String query) {
    return new WireRequest(
        "POST", "/", query, Map.of(), new ByteArrayInputStream(new byte[0]), 0, "127.0.0.1", false);
  }

  private static String xml(
      Protocol protocol, ServiceShape service, String operation, SdkPojo output)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Codecs.of(protocol).write(service, operation, output, "r-1").body().writeTo(bytes);
    String text = bytes.toString(StandardCharsets.UTF_8);
    return text.substring(text.indexOf('\n') + 1);
  }
}
