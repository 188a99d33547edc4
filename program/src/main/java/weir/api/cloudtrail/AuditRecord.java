package weir.api.cloudtrail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import weir.api.auth.Caller;
import weir.api.gateway.CallListener;
import weir.api.protocol.ApiException;

/// One call as CloudTrail writes it down.
final class AuditRecord {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int LONGEST_USER_AGENT = 1024;

  /// What CloudTrail's sources are called where they are not `SERVICE.amazonaws.com`.
  private static final Map<String, String> SOURCES =
      Map.of("monitoring", "monitoring.amazonaws.com", "cloudwatch", "monitoring.amazonaws.com");

  private AuditRecord() {}

  /// @param usualAccount whose trail shows the calls of nobody that is known
  /// @return a JSON object and a line feed
  static byte[] line(CallListener.Ended call, String usualAccount) {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("eventVersion", "1.11");
      AuditIdentity.write(json, call.caller(), call.facts().sourceIp());
      happening(json, call);
      error(json, call);
      json.writeFieldName("requestParameters");
      parameters(json, call.parameters());
      json.writeNullField("responseElements");
      json.writeStringField("requestID", call.requestId());
      json.writeStringField("eventID", UUID.randomUUID().toString());
      json.writeBooleanField("readOnly", call.readOnly());
      json.writeStringField("eventType", "AwsApiCall");
      boolean data = DataEvents.contain(call.service().signingName(), call.operation());
      json.writeBooleanField("managementEvent", !data);
      json.writeStringField("recipientAccountId", account(call.caller(), usualAccount));
      json.writeStringField("eventCategory", data ? "Data" : "Management");
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return line.toByteArray();
  }

  private static void happening(JsonGenerator json, CallListener.Ended call) throws IOException {
    String service = call.service().signingName();
    Instant second = call.facts().now().truncatedTo(ChronoUnit.SECONDS);
    String userAgent = call.facts().userAgent();
    json.writeStringField("eventTime", second.toString());
    json.writeStringField("eventSource", SOURCES.getOrDefault(service, service + ".amazonaws.com"));
    json.writeStringField("eventName", call.operation().isEmpty() ? "Unknown" : call.operation());
    json.writeStringField("awsRegion", region(call));
    json.writeStringField("sourceIPAddress", call.facts().sourceIp());
    json.writeStringField(
        "userAgent", userAgent.substring(0, Math.min(userAgent.length(), LONGEST_USER_AGENT)));
  }

  /// What belongs to no region is written down in the first one.
  private static String region(CallListener.Ended call) {
    boolean global = call.service().signingName().equals("iam") || call.facts().region().isEmpty();
    return global ? "us-east-1" : call.facts().region();
  }

  private static void error(JsonGenerator json, CallListener.Ended call) throws IOException {
    ApiException error = call.error();
    if (error != null) {
      json.writeStringField("errorCode", blame(call, error) + error.code());
      json.writeStringField("errorMessage", error.sentence());
    }
  }

  /// EC2's codes are written down with the side whose fault it was.
  private static String blame(CallListener.Ended call, ApiException error) {
    if (!call.service().signingName().equals("ec2")) {
      return "";
    }
    return error.status() < 500 ? "Client." : "Server.";
  }

  private static String account(Caller caller, String usualAccount) {
    return switch (caller.kind()) {
      case ROOT, USER, ASSUMED_ROLE -> caller.accountId();
      case SERVICE, ANONYMOUS -> usualAccount;
    };
  }

  /// The parameters with names that begin with small letters.
  private static void parameters(JsonGenerator json, String text) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          json.writeFieldName(small(parser.currentName()));
        } else {
          json.copyCurrentEvent(parser);
        }
      }
    }
  }

  private static String small(String name) {
    return name.isEmpty() || !Character.isUpperCase(name.charAt(0))
        ? name
        : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
