package weir.api.cloudtrail;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.gateway.Operation;
import weir.model.aws.Fault;

/// Finds management events of the caller's account and region, newest first.
final class LookupEvents implements Operation<LookupEventsRequest, LookupEventsResponse> {
  private static final int LARGEST = 50;
  private static final Duration VISIBLE = Duration.ofDays(90);

  /// A record lies in the file of the hour in which its call ended.
  private static final Duration LONGEST_CALL = Duration.ofHours(1);

  private final AuditLog log;

  LookupEvents(AuditLog log) {
    this.log = log;
  }

  @Override
  public SdkPojo newRequest() {
    return new LookupEventsRequest();
  }

  @Override
  public List<Permission> permissions(LookupEventsRequest request, Call call) {
    return List.of(Permission.of("cloudtrail:LookupEvents", "*"));
  }

  @Override
  public LookupEventsResponse answer(LookupEventsRequest request, Call call) {
    Instant oldest = call.now().minus(VISIBLE);
    Instant start = request.startTime() == null ? oldest : request.startTime();
    Instant end = request.endTime() == null ? call.now() : request.endTime();
    if (start.isAfter(end)) {
      throw CloudTrailError.badRequest(
          "InvalidTimeRangeException",
          "The start time " + start + " is after the end time " + end + ".");
    }
    if (request.eventCategory() != null) {
      throw CloudTrailError.badRequest(
          "InvalidEventCategoryException",
          "EventCategory is "
              + request.eventCategory()
              + " but Weir has no Insights events;"
              + " leave it out for management events.");
    }
    EventSearch search =
        new EventSearch(
            call.accountId(),
            call.region(),
            (start.isBefore(oldest) ? oldest : start).truncatedTo(ChronoUnit.SECONDS),
            end,
            attribute(request),
            size(request));
    int question = question(request);
    try {
      log.newestFirst(start, end.plus(LONGEST_CALL), place(request, question), search);
    } catch (IOException refused) {
      throw new Fault.Unavailable(
          "the audit trail cannot be read: " + refused.getMessage(), refused);
    }
    AuditLog.Place next = search.next();
    return LookupEventsResponse.of(
        search.events(), next == null ? null : new LookupToken(next, question).text());
  }

  @Override
  public boolean readOnly() {
    return true;
  }

  private static AuditLog.Place place(LookupEventsRequest request, int question) {
    if (request.nextToken() == null) {
      return AuditLog.Place.NEWEST;
    }
    LookupToken token = LookupToken.parse(request.nextToken());
    if (token.question() != question) {
      throw LookupToken.invalid();
    }
    return token.place();
  }

  private static int question(LookupEventsRequest request) {
    return Objects.hash(
        request.startTime(),
        request.endTime(),
        request.lookupAttributes().stream()
            .map(attribute -> attribute.attributeKey() + "=" + attribute.attributeValue())
            .toList());
  }

  private static @Nullable AttributeMatch attribute(LookupEventsRequest request) {
    List<LookupAttribute> attributes = request.lookupAttributes();
    if (attributes.size() > 1) {
      throw CloudTrailError.badRequest(
          "InvalidLookupAttributesException",
          "LookupAttributes has " + attributes.size() + " members but may have one.");
    }
    return attributes.isEmpty()
        ? null
        : AttributeMatch.of(
            attributes.getFirst().attributeKey(), attributes.getFirst().attributeValue());
  }

  private static int size(LookupEventsRequest request) {
    Integer most = request.maxResults();
    if (most != null && (most < 1 || most > LARGEST)) {
      throw CloudTrailError.badRequest(
          "InvalidMaxResultsException",
          "MaxResults is " + most + " but must be between 1 and " + LARGEST + ".");
    }
    return most == null ? LARGEST : most;
  }
}
