package weir.api.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import weir.api.protocol.PlainShape;

/// One event as LookupEvents shows it.
final class Event extends PlainShape {
  private static final List<SdkField<?>> FIELDS =
      List.of(
          text("EventId"),
          text("EventName"),
          text("ReadOnly"),
          text("AccessKeyId"),
          time("EventTime"),
          text("EventSource"),
          text("Username"),
          list("Resources", Resource::new),
          text("CloudTrailEvent"));

  static Event of(JsonNode record, String text) {
    Event event = new Event();
    event.set("EventId", record.path("eventID").asText());
    event.set("EventName", record.path("eventName").asText());
    event.set("ReadOnly", record.path("readOnly").asText());
    event.set("AccessKeyId", record.path("userIdentity").path("accessKeyId").textValue());
    event.set("EventTime", Instant.parse(record.path("eventTime").asText()));
    event.set("EventSource", record.path("eventSource").asText());
    event.set("Username", userName(record.path("userIdentity")));
    event.set("Resources", Resource.of(record.path("requestParameters")));
    event.set("CloudTrailEvent", text);
    return event;
  }

  /// A session's own name for a role, `root` for root.
  static @Nullable String userName(JsonNode identity) {
    String arn = identity.path("arn").asText();
    return switch (identity.path("type").asText()) {
      case "Root" -> "root";
      case "IAMUser" -> identity.path("userName").textValue();
      case "AssumedRole", "FederatedUser" -> arn.substring(arn.lastIndexOf('/') + 1);
      default -> identity.path("invokedBy").textValue();
    };
  }

  @Override
  public List<SdkField<?>> sdkFields() {
    return FIELDS;
  }

  @Nullable String eventName() {
    return textOf("EventName");
  }

  @Nullable String username() {
    return textOf("Username");
  }

  @Nullable String cloudTrailEvent() {
    return textOf("CloudTrailEvent");
  }
}
