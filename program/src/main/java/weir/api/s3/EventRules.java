package weir.api.s3;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weir.api.protocol.ApiException;
import weir.store.objects.Bucket;

/// Which events of a bucket go where: the rules of its NotificationConfiguration.
record EventRules(List<ObjectEventTarget> targets) {
  private static final Map<String, String> TARGETS =
      Map.of(
          "TopicConfiguration", "Topic",
          "QueueConfiguration", "Queue",
          "CloudFunctionConfiguration", "CloudFunction");
  private static final Set<String> EVENTS =
      Set.of(
          "s3:ObjectCreated:*",
          "s3:ObjectCreated:Put",
          "s3:ObjectCreated:Post",
          "s3:ObjectCreated:Copy",
          "s3:ObjectCreated:CompleteMultipartUpload",
          "s3:ObjectRemoved:*",
          "s3:ObjectRemoved:Delete",
          "s3:ObjectRemoved:DeleteMarkerCreated",
          "s3:LifecycleExpiration:*",
          "s3:LifecycleExpiration:Delete",
          "s3:LifecycleExpiration:DeleteMarkerCreated");

  /// One rule.
  ///
  /// @param events `s3:ObjectCreated:*`
  record Rule(String id, String arn, List<String> events, String prefix, String suffix) {
    boolean matches(String event, String key) {
      boolean named =
          events.stream()
              .anyMatch(pattern ->
                  pattern.endsWith("*")
                      ? event.startsWith(pattern.substring(0, pattern.length() - 1))
                      : event.equals(pattern));
      return named && key.startsWith(prefix) && key.endsWith(suffix);
    }
  }

  static List<Rule> parse(XmlElement xml) {
    List<Rule> rules = new ArrayList<>();
    for (XmlElement child : xml.children()) {
      if (child.name().equals("EventBridgeConfiguration")) {
        rules.add(new Rule("eventbridge", ObjectEventTarget.EVENT_BRIDGE, List.of("s3:*"), "", ""));
        continue;
      }
      String target = TARGETS.get(child.name());
      if (target == null) {
        throw S3Error.malformedXml();
      }
      Map<String, String> filter = new HashMap<>();
      child
          .child("Filter")
          .flatMap(outer -> outer.child("S3Key"))
          .ifPresent(keys ->
              keys.all("FilterRule")
                  .forEach(rule ->
                      filter.put(
                          rule.required("Name").toLowerCase(java.util.Locale.ROOT),
                          rule.required("Value"))));
      if (!Set.of("prefix", "suffix").containsAll(filter.keySet())) {
        throw invalid("filter rule name must be either prefix or suffix");
      }
      List<String> events = child.all("Event").stream().map(XmlElement::text).toList();
      if (events.isEmpty()) {
        throw S3Error.malformedXml();
      }
      rules.add(
          new Rule(
              child.value("Id").orElse(""),
              child.required(target),
              events,
              filter.getOrDefault("prefix", ""),
              filter.getOrDefault("suffix", "")));
    }
    return rules;
  }

  /// @throws ApiException when an event is unknown or a destination cannot be reached
  void verify(XmlElement xml, Bucket bucket) {
    for (Rule rule : parse(xml)) {
      for (String event : rule.events()) {
        if (!rule.id().equals("eventbridge") && !EVENTS.contains(event)) {
          throw event.startsWith("s3:")
              ? S3Error.notImplemented("the event " + event)
              : invalid("A specified event is not supported for notifications.");
        }
      }
      if (targets.stream().noneMatch(target -> target.takes(rule.arn()))) {
        throw new ApiException(
            400,
            "InvalidArgument",
            "Unable to validate the following destination configurations",
            Map.of(
                "ArgumentName1",
                rule.arn(),
                "ArgumentValue1",
                "The destination is not one that this Weir delivers to"));
      }
    }
  }

  private static ApiException invalid(String sentence) {
    return ApiException.badRequest("InvalidArgument", sentence);
  }
}
