package weir.api.ec2;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;

/// Adds to a bucket's policy the statements with which AWS lets deliveries of logs in.
final class LogDeliveryPolicy {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String ID = "AWSLogDeliveryWrite20150319";

  private final LogDelivery delivery;
  private final String folder;
  private final Set<String> sids = new HashSet<>();

  /// @param folder the folder of the account in the bucket, with its closing `/`
  LogDeliveryPolicy(LogDelivery delivery, String folder) {
    this.delivery = delivery;
    this.folder = folder;
  }

  /// Whether a policy says what it means by exceptions, which AWS does not add to.
  static boolean hasExceptions(String policy) {
    try (JsonParser parser = JSON.createParser(policy)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME
            && (parser.currentName().equals("NotAction")
                || parser.currentName().equals("NotPrincipal"))) {
          return true;
        }
      }
      return false;
    } catch (IOException notJson) {
      throw new Fault.Corrupt("a bucket's policy is no JSON: " + notJson.getMessage());
    }
  }

  /// The policy with the statements behind those that it has.
  ///
  /// @param policy null for a bucket without one
  String appendedTo(@Nullable String policy) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(bytes, JsonEncoding.UTF8)) {
      if (policy == null) {
        writeNew(out);
      } else {
        collectSids(policy);
        copy(policy, out);
      }
    } catch (IOException notJson) {
      throw new Fault.Corrupt("a bucket's policy is no JSON: " + notJson.getMessage());
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void writeNew(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("Version", "2012-10-17");
    out.writeStringField("Id", ID);
    out.writeArrayFieldStart("Statement");
    writeStatements(out);
    out.writeEndArray();
    out.writeEndObject();
  }

  private void collectSids(String policy) throws IOException {
    try (JsonParser parser = JSON.createParser(policy)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME && parser.currentName().equals("Sid")) {
          sids.add(parser.nextTextValue());
        }
      }
    }
  }

  private void copy(String policy, JsonGenerator out) throws IOException {
    try (JsonParser parser = JSON.createParser(policy)) {
      parser.nextToken();
      out.writeStartObject();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        out.writeFieldName(name);
        if (!name.equals("Statement")) {
          out.copyCurrentStructure(parser);
        } else if (value == JsonToken.START_ARRAY) {
          out.writeStartArray();
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            out.copyCurrentStructure(parser);
          }
          writeStatements(out);
          out.writeEndArray();
        } else {
          out.writeStartArray();
          out.copyCurrentStructure(parser);
          writeStatements(out);
          out.writeEndArray();
        }
      }
      out.writeEndObject();
    }
  }

  private void writeStatements(JsonGenerator out) throws IOException {
    String bucket = "arn:aws:s3:::" + delivery.bucket();
    begin(out, "AWSLogDeliveryWrite", "s3:PutObject", bucket + "/" + folder + "*");
    out.writeStringField("s3:x-amz-acl", LogDelivery.ACL);
    end(out);
    begin(out, "AWSLogDeliveryAclCheck", "s3:GetBucketAcl", bucket);
    end(out);
  }

  private void begin(JsonGenerator out, String sid, String action, String resource)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("Sid", unusedSid(sid));
    out.writeStringField("Effect", "Allow");
    out.writeObjectFieldStart("Principal");
    out.writeStringField("Service", LogDelivery.PRINCIPAL);
    out.writeEndObject();
    out.writeStringField("Action", action);
    out.writeStringField("Resource", resource);
    out.writeObjectFieldStart("Condition");
    out.writeObjectFieldStart("StringEquals");
    out.writeStringField("aws:SourceAccount", delivery.accountId());
  }

  private void end(JsonGenerator out) throws IOException {
    out.writeEndObject();
    out.writeObjectFieldStart("ArnLike");
    out.writeStringField("aws:SourceArn", delivery.sourceArnPattern());
    out.writeEndObject();
    out.writeEndObject();
    out.writeEndObject();
  }

  /// A statement's id may stand in a policy once.
  private String unusedSid(String base) {
    String sid = base;
    for (int number = 1; !sids.add(sid); number++) {
      sid = base + number;
    }
    return sid;
  }
}
