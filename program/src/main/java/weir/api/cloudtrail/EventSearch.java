package weir.api.cloudtrail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Management events of one account and region in a span of time. Used by one thread.
final class EventSearch implements AuditLog.Search {
  private static final JsonMapper JSON = new JsonMapper();

  private final List<String> marks;
  private final Instant from;
  private final Instant to;
  private final @Nullable AttributeMatch attribute;
  private final int most;
  private final List<Event> events = new ArrayList<>();
  private AuditLog.@Nullable Place last;

  /// @param from events at this second are found
  /// @param to events at this second are found
  /// @param most one more is looked for, to know whether there is one
  EventSearch(
      String accountId,
      String region,
      Instant from,
      Instant to,
      @Nullable AttributeMatch attribute,
      int most) {
    // The records are our own, so that these are their very bytes; most lines need no parsing.
    this.marks =
        List.of(
            "\"recipientAccountId\":\"" + accountId + "\"",
            "\"awsRegion\":\"" + region + "\"",
            "\"managementEvent\":true");
    this.from = from;
    this.to = to;
    this.attribute = attribute;
    this.most = most;
  }

  @Override
  public boolean matches(String line) {
    if (!marks.stream().allMatch(line::contains)
        || attribute != null && !line.contains(attribute.mark())) {
      return false;
    }
    JsonNode record = parse(line);
    if (!record.path("managementEvent").asBoolean()) {
      return false;
    }
    Instant time = Instant.parse(record.path("eventTime").asText());
    return !time.isBefore(from)
        && !time.isAfter(to)
        && (attribute == null || attribute.fits(record));
  }

  @Override
  public int room() {
    return most + 1 - events.size();
  }

  @Override
  public void take(AuditLog.Place place, String line) {
    if (events.size() < most) {
      last = place;
    }
    events.add(Event.of(parse(line), line));
  }

  /// What was found, newest first.
  List<Event> events() {
    return List.copyOf(events.subList(0, Math.min(most, events.size())));
  }

  /// Where to go on; null when nothing is left.
  AuditLog.@Nullable Place next() {
    return events.size() > most ? last : null;
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException spoiled) {
      // A line that somebody edited is no event of ours.
      return JSON.createObjectNode();
    }
  }
}
