package weir.api.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.EncryptionRule;
import weir.store.objects.ObjectEncryption;

/// The headers about encryption at rest, and a bucket's default.
final class Encryption {
  static final String HEADER = "x-amz-server-side-encryption";
  private static final String KEY_ID = HEADER + "-aws-kms-key-id";
  private static final String CONTEXT = HEADER + "-context";
  private static final String BUCKET_KEY = HEADER + "-bucket-key-enabled";
  private static final String DEFAULT_KEY = "alias/aws/s3";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Encryption() {}

  /// How a new object is to be encrypted; null for a plain file, which is what a bucket without a
  /// default gives to a request that does not ask (docs/decisions).
  static @Nullable EncryptionRule rule(S3Request request, Bucket bucket) {
    refuseCustomerKeys(request);
    Optional<String> asked = request.header(HEADER);
    if (asked.isEmpty()) {
      if (request.header(KEY_ID).isPresent()) {
        throw S3Error.invalidArgument(
            "Server Side Encryption with AWS KMS managed key requires HTTP header "
                + "x-amz-server-side-encryption : aws:kms",
            HEADER,
            "");
      }
      return bucket
          .document("encryption")
          .map(text -> ofBucket(text, Access.arn(bucket, request.key())))
          .orElse(null);
    }
    return switch (asked.get()) {
      case "AES256" -> EncryptionRule.SSE_S3;
      case "aws:kms" ->
          kms(
              request.header(KEY_ID).orElse(DEFAULT_KEY),
              context(request),
              request.header(BUCKET_KEY).orElse("false").equals("true"),
              Access.arn(bucket, request.key()));
      case "aws:kms:dsse", "aws:fsx" ->
          throw S3Error.notImplemented("server-side encryption " + asked.get());
      default ->
          throw S3Error.invalidArgument(
              "The encryption method specified is not supported", HEADER, asked.get());
    };
  }

  static void refuseCustomerKeys(S3Request request) {
    if (request.header(HEADER + "-customer-algorithm").isPresent()
        || request
            .header("x-amz-copy-source-server-side-encryption-customer-algorithm")
            .isPresent()) {
      throw S3Error.notImplemented("server-side encryption with customer-provided keys (SSE-C)");
    }
  }

  private static EncryptionRule kms(
      String keyId, Map<String, String> context, boolean bucketKey, String arn) {
    Map<String, String> bound = new HashMap<>(context);
    bound.put("aws:s3:arn", arn);
    return new EncryptionRule(EncryptionRule.Kind.KMS, keyId, bound, bucketKey);
  }

  private static Map<String, String> context(S3Request request) {
    Optional<String> header = request.header(CONTEXT);
    if (header.isEmpty()) {
      return Map.of();
    }
    Map<String, String> context = new HashMap<>();
    try {
      String json = new String(Base64.getDecoder().decode(header.get()), StandardCharsets.UTF_8);
      for (Map.Entry<String, JsonNode> entry : JSON.readTree(json).properties()) {
        context.put(entry.getKey(), entry.getValue().asText());
      }
      return context;
    } catch (IllegalArgumentException | JsonProcessingException malformed) {
      throw S3Error.invalidArgument(
          "The header 'x-amz-server-side-encryption-context' shall be Base64-encoded UTF-8 string "
              + "holding JSON which represents a string-string map",
          CONTEXT,
          header.get());
    }
  }

  /// @param text the bucket's `ServerSideEncryptionConfiguration`
  private static @Nullable EncryptionRule ofBucket(String text, String arn) {
    XmlElement rule =
        XmlElement.parse(text.getBytes(StandardCharsets.UTF_8), "ServerSideEncryptionConfiguration")
            .child("Rule")
            .orElseThrow(S3Error::malformedXml);
    XmlElement standard = rule.child("ApplyServerSideEncryptionByDefault").orElse(null);
    if (standard == null) {
      return null;
    }
    boolean bucketKey = rule.value("BucketKeyEnabled").orElse("false").equals("true");
    return standard.required("SSEAlgorithm").equals("AES256")
        ? EncryptionRule.SSE_S3
        : kms(standard.value("KMSMasterKeyID").orElse(DEFAULT_KEY), Map.of(), bucketKey, arn);
  }

  /// Says on an answer how the object is encrypted.
  static WireResponse say(WireResponse answer, @Nullable ObjectEncryption encryption) {
    return encryption == null ? answer : say(answer, encryption.rule());
  }

  static WireResponse say(WireResponse answer, EncryptionRule rule) {
    WireResponse said = answer.with(HEADER, rule.kind().wireName());
    if (rule.keyId() != null) {
      said = said.with(KEY_ID, rule.keyId());
    }
    return rule.bucketKey() ? said.with(BUCKET_KEY, "true") : said;
  }
}
