package weir.api.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The one attribute that events can be asked for.
record AttributeMatch(Key key, String value) {
  /// With the model's names.
  enum Key {
    EVENT_ID("EventId"),
    EVENT_NAME("EventName"),
    READ_ONLY("ReadOnly"),
    USERNAME("Username"),
    RESOURCE_TYPE("ResourceType"),
    RESOURCE_NAME("ResourceName"),
    EVENT_SOURCE("EventSource"),
    ACCESS_KEY_ID("AccessKeyId");

    private final String wireName;

    Key(String wireName) {
      this.wireName = wireName;
    }
  }

  /// @throws weir.api.protocol.ApiException when the attribute is none that there is
  static AttributeMatch of(@Nullable String key, @Nullable String value) {
    for (Key known : Key.values()) {
      if (known.wireName.equals(key) && value != null && !value.isEmpty()) {
        return new AttributeMatch(known, value);
      }
    }
    throw CloudTrailError.badRequest(
        "InvalidLookupAttributesException",
        "The lookup attribute "
            + key
            + " = "
            + value
            + " is not valid; the keys are EventId, EventName, ReadOnly, Username, ResourceType,"
            + " ResourceName, EventSource and AccessKeyId.");
  }

  /// What stands in the text of every record that fits, or in every record.
  String mark() {
    return switch (key) {
      case RESOURCE_TYPE, USERNAME -> "";
      case READ_ONLY -> "\"readOnly\":" + value.toLowerCase(Locale.ROOT);
      case EVENT_ID, EVENT_NAME, EVENT_SOURCE, ACCESS_KEY_ID -> "\"" + value + "\"";
      case RESOURCE_NAME -> plain() ? value : "";
    };
  }

  /// Whether JSON writes the value as it is.
  private boolean plain() {
    return value.chars().allMatch(c -> c >= ' ' && c < 127 && c != '"' && c != '\\');
  }

  boolean fits(JsonNode record) {
    return switch (key) {
      case EVENT_ID -> is(record.path("eventID"));
      case EVENT_NAME -> is(record.path("eventName"));
      case READ_ONLY -> value.equalsIgnoreCase(record.path("readOnly").asText());
      case USERNAME -> value.equals(Event.userName(record.path("userIdentity")));
      case EVENT_SOURCE -> is(record.path("eventSource"));
      case ACCESS_KEY_ID -> is(record.path("userIdentity").path("accessKeyId"));
      case RESOURCE_TYPE ->
          Resource.of(record.path("requestParameters")).stream()
              .anyMatch(resource -> value.equals(resource.resourceType()));
      case RESOURCE_NAME ->
          Resource.of(record.path("requestParameters")).stream()
              .anyMatch(resource -> value.equals(resource.resourceName()));
    };
  }

  private boolean is(JsonNode member) {
    return value.equals(member.asText());
  }
}
