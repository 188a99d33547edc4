package weir.api.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import weir.api.auth.PolicyDocument;
import weir.api.protocol.ApiException;
import weir.model.aws.Fault;
import weir.store.objects.Bucket;

/// What S3 asks of a bucket's policy beyond the language itself.
final class BucketPolicies {
  private static final int MOST_BYTES = 20 << 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  private BucketPolicies() {}

  static ApiException none(Bucket bucket) {
    return new ApiException(
        404,
        "NoSuchBucketPolicy",
        "The bucket policy does not exist",
        Map.of("BucketName", bucket.name()));
  }

  /// @throws ApiException MalformedPolicy, also when a statement names no principal another bucket,
  ///   or an action that there is not for its resources
  static void verify(String text, Bucket bucket) {
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw ApiException.badRequest(
          "PolicyTooLarge", "Policies must be at most " + MOST_BYTES + " bytes");
    }
    try {
      PolicyDocument.parse(text);
    } catch (Fault.Invalid malformed) {
      throw malformed(malformed.sentence());
    }
    for (JsonNode statement : statements(text)) {
      if (statement.path("Principal").isMissingNode()
          && statement.path("NotPrincipal").isMissingNode()) {
        throw malformed("Missing required field Principal");
      }
      for (String resource : texts(statement.path("Resource"))) {
        if (!resource.equals(bucket.arn())
            && !resource.startsWith(bucket.arn() + "/")
            && !resource.startsWith(bucket.arn() + "*")) {
          throw malformed("Policy has invalid resource");
        }
      }
      verifyActions(statement, bucket);
    }
  }

  /// `NotAction` and `NotResource` leave out, so that what they name need not be there.
  private static void verifyActions(JsonNode statement, Bucket bucket) {
    List<String> resources = texts(statement.path("Resource"));
    boolean bucketItself =
        resources.isEmpty()
            || resources.stream().anyMatch(name -> !name.startsWith(bucket.arn() + "/"));
    boolean objects =
        resources.isEmpty() || resources.stream().anyMatch(name -> !name.equals(bucket.arn()));
    for (String action : texts(statement.path("Action"))) {
      if (!S3Actions.isAny(action)) {
        throw malformed("Policy has invalid action");
      }
      boolean applies =
          objects && S3Actions.isOfObjects(action) || bucketItself && S3Actions.isOfBuckets(action);
      if (!applies) {
        throw malformed("Action does not apply to any resource(s) in statement");
      }
    }
  }

  /// Whether a policy lets in whoever asks: a statement that allows, for every principal, without
  /// conditions.
  static boolean open(String text) {
    for (JsonNode statement : statements(text)) {
      JsonNode principal = statement.path("Principal");
      boolean everybody =
          texts(principal).contains("*") || texts(principal.path("AWS")).contains("*");
      if (statement.path("Effect").asText().equals("Allow")
          && everybody
          && statement.path("Condition").isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static List<JsonNode> statements(String text) {
    try {
      JsonNode statements = JSON.readTree(text).path("Statement");
      List<JsonNode> all = new ArrayList<>();
      if (statements.isArray()) {
        statements.forEach(all::add);
      } else if (statements.isObject()) {
        all.add(statements);
      }
      return all;
    } catch (JsonProcessingException malformed) {
      throw malformed("Policies must be valid JSON and the first byte must be '{'");
    }
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isTextual()) {
      texts.add(node.asText());
    } else if (node.isArray()) {
      node.forEach(item -> texts.add(item.asText()));
    }
    return texts;
  }

  private static ApiException malformed(String sentence) {
    return ApiException.badRequest("MalformedPolicy", sentence);
  }
}
