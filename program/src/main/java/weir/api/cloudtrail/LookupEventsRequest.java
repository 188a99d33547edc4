package weir.api.cloudtrail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import weir.api.protocol.PlainShape;

/// What LookupEvents is asked.
final class LookupEventsRequest extends PlainShape {
  private static final List<SdkField<?>> FIELDS =
      List.of(
          list("LookupAttributes", LookupAttribute::new),
          time("StartTime"),
          time("EndTime"),
          text("EventCategory"),
          number("MaxResults"),
          text("NextToken"));

  @Override
  public List<SdkField<?>> sdkFields() {
    return FIELDS;
  }

  List<LookupAttribute> lookupAttributes() {
    return value("LookupAttributes") instanceof List<?> attributes
        ? attributes.stream().map(LookupAttribute.class::cast).toList()
        : List.of();
  }

  @Nullable Instant startTime() {
    return (Instant) value("StartTime");
  }

  @Nullable Instant endTime() {
    return (Instant) value("EndTime");
  }

  @Nullable String eventCategory() {
    return textOf("EventCategory");
  }

  @Nullable Integer maxResults() {
    return (Integer) value("MaxResults");
  }

  @Nullable String nextToken() {
    return textOf("NextToken");
  }
}
