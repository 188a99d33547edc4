package weir.api.cloudtrail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import weir.api.protocol.PlainShape;

/// What LookupEvents answers.
final class LookupEventsResponse extends PlainShape {
  private static final List<SdkField<?>> FIELDS =
      List.of(list("Events", Event::new), text("NextToken"));

  static LookupEventsResponse of(List<Event> events, @Nullable String nextToken) {
    LookupEventsResponse response = new LookupEventsResponse();
    response.set("Events", List.copyOf(events));
    response.set("NextToken", nextToken);
    return response;
  }

  @Override
  public List<SdkField<?>> sdkFields() {
    return FIELDS;
  }

  List<Event> events() {
    return value("Events") instanceof List<?> events
        ? events.stream().map(Event.class::cast).toList()
        : List.of();
  }

  @Nullable String nextToken() {
    return textOf("NextToken");
  }
}
