package weir.api.s3;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import weir.model.aws.Fault;
import weir.store.objects.Bucket;
import weir.store.objects.ObjectEvent;

/// Gives each event to the targets that its bucket names. A target that fails does not fail the
/// change, which has happened.
record EventDispatch(S3Rooms rooms) {
  void happened(ObjectEvent event) {
    Optional<Bucket> bucket = rooms.store().buckets().find(event.object().name().bucket());
    Optional<String> configuration = bucket.flatMap(found -> found.document("notification"));
    if (configuration.isEmpty()) {
      return;
    }
    XmlElement xml =
        XmlElement.parse(
            configuration.get().getBytes(StandardCharsets.UTF_8), "NotificationConfiguration");
    String name = "s3:" + event.kind().wireName();
    for (EventRules.Rule rule : EventRules.parse(xml)) {
      if (rule.matches(name, event.object().name().key())) {
        deliver(rule, EventMessage.print(event, bucket.orElseThrow(), rule.id()));
      }
    }
  }

  private void deliver(EventRules.Rule rule, String message) {
    for (ObjectEventTarget target : rooms.targets()) {
      if (target.takes(rule.arn())) {
        try {
          target.deliver(rule.arn(), message);
        } catch (Fault undelivered) {
          rooms.undelivered().accept(rule.arn(), undelivered);
        }
      }
    }
  }
}
