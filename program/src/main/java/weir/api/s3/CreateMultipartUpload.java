package weir.api.s3;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.ChecksumAlgorithm;
import weir.store.objects.EncryptionRule;
import weir.store.objects.ObjectLabels;
import weir.store.objects.Upload;

/// Begins an object that comes in parts.
record CreateMultipartUpload(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    Bucket bucket = access.object(request, call, "s3:PutObject");
    ObjectLabels labels = ObjectHeaders.labels(request, bucket);
    if (!labels.tags().isEmpty()) {
      access.object(request, call, "s3:PutObjectTagging");
    }
    ChecksumAlgorithm algorithm =
        request.header("x-amz-checksum-algorithm").map(BodyDigests::algorithm).orElse(null);
    EncryptionRule rule = Encryption.rule(request, bucket);
    if (rule != null) {
      // A key that may not be used is refused now, not after the parts are there.
      access.rooms().keys(call).generate(rule);
    }
    Upload upload =
        access
            .rooms()
            .store()
            .uploads()
            .create(
                new Upload(
                    UUID.randomUUID().toString().replace("-", ""),
                    request.name(),
                    labels,
                    call.accountId(),
                    call.now(),
                    rule,
                    algorithm == null ? ChecksumAlgorithm.CRC64NVME : algorithm,
                    fullObject(request, algorithm)));
    WireResponse answer =
        new XmlOutput("InitiateMultipartUploadResult")
            .element("Bucket", bucket.name())
            .element("Key", request.key())
            .element("UploadId", upload.id())
            .answer();
    if (algorithm != null) {
      answer =
          answer
              .with("x-amz-checksum-algorithm", algorithm.name())
              .with("x-amz-checksum-type", upload.fullObject() ? "FULL_OBJECT" : "COMPOSITE");
    }
    return rule == null ? answer : Encryption.say(answer, rule);
  }

  private static boolean fullObject(S3Request request, @Nullable ChecksumAlgorithm algorithm) {
    boolean usual = algorithm == null || algorithm == ChecksumAlgorithm.CRC64NVME;
    boolean sha = algorithm == ChecksumAlgorithm.SHA1 || algorithm == ChecksumAlgorithm.SHA256;
    String type = request.header("x-amz-checksum-type").orElse(usual ? "FULL_OBJECT" : "COMPOSITE");
    boolean full = type.equals("FULL_OBJECT");
    if ((full && sha) || (!full && usual)) {
      throw S3Error.invalidRequest(
          "The "
              + type
              + " checksum type cannot be used with the "
              + (algorithm == null ? ChecksumAlgorithm.CRC64NVME : algorithm)
              + " checksum algorithm.");
    }
    return full;
  }
}
