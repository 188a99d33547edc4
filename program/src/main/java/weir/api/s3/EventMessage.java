package weir.api.s3;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import weir.store.objects.Bucket;
import weir.store.objects.ObjectEvent;
import weir.store.objects.ObjectMetadata;

/// An event as S3 writes it: version 2.1 of its JSON.
final class EventMessage {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EventMessage() {}

  static String print(ObjectEvent event, Bucket bucket, String configurationId) {
    ObjectMetadata metadata = event.object().metadata();
    ObjectNode message = JSON.createObjectNode();
    ObjectNode record = message.putArray("Records").addObject();
    record.put("eventVersion", "2.1");
    record.put("eventSource", "aws:s3");
    record.put("awsRegion", bucket.region());
    record.put("eventTime", HttpDate.iso(metadata.modifiedAt()));
    record.put("eventName", event.kind().wireName());
    record.putObject("userIdentity").put("principalId", metadata.owner());
    ObjectNode s3 = record.putObject("s3");
    s3.put("s3SchemaVersion", "1.0");
    s3.put("configurationId", configurationId);
    ObjectNode about = s3.putObject("bucket");
    about.put("name", bucket.name());
    about.putObject("ownerIdentity").put("principalId", bucket.account());
    about.put("arn", bucket.arn());
    ObjectNode object = s3.putObject("object");
    object.put("key", new KeyText(true).of(event.object().name().key()).replace("%20", "+"));
    if (event.kind().wireName().startsWith("ObjectCreated")) {
      object.put("size", metadata.content().sizeBytes());
      object.put("eTag", metadata.content().etag());
    }
    if (!metadata.versionId().equals(ObjectMetadata.NULL_VERSION)) {
      object.put("versionId", metadata.versionId());
    }
    object.put(
        "sequencer",
        HexFormat.of().toHexDigits(metadata.order()).toUpperCase(java.util.Locale.ROOT));
    return message.toString();
  }
}
