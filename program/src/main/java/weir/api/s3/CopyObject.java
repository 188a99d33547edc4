package weir.api.s3;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.ChecksumAlgorithm;
import weir.store.objects.EncryptionRule;
import weir.store.objects.Expected;
import weir.store.objects.ObjectBody;
import weir.store.objects.ObjectEvent;
import weir.store.objects.ObjectLabels;
import weir.store.objects.ObjectMetadata;
import weir.store.objects.PutOrder;
import weir.store.objects.Sealing;
import weir.store.objects.StoredObject;

/// Copies an object, within a bucket or to another.
record CopyObject(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) throws IOException {
    Bucket bucket = access.object(request, call, "s3:PutObject");
    CopySource source = CopySource.of(request);
    boolean replace = directive(request, "x-amz-metadata-directive");
    boolean replaceTags = directive(request, "x-amz-tagging-directive");
    EncryptionRule rule = Encryption.rule(request, bucket);
    ObjectLabels asked = ObjectHeaders.labels(request, bucket);
    try (ObjectBody body = source.open(access, request, call)) {
      ObjectMetadata original = body.object().metadata();
      boolean same = source.name().equals(request.name()) && source.versionId() == null;
      if (same
          && !replace
          && !replaceTags
          && request.header("x-amz-storage-class").isEmpty()
          && request.header(Encryption.HEADER).isEmpty()) {
        throw S3Error.invalidRequest(
            "This copy request is illegal because it is trying to copy an object to itself without "
                + "changing the object's metadata, storage class, website redirect location or "
                + "encryption attributes.");
      }
      ObjectLabels labels =
          new ObjectLabels(
              replace ? asked.headers() : original.labels().headers(),
              replace ? asked.user() : original.labels().user(),
              replaceTags ? asked.tags() : original.labels().tags(),
              asked.acl(),
              asked.storageClass());
      PutOrder order =
          new PutOrder(
              request.name(),
              labels,
              call.accountId(),
              new Sealing(rule, access.rooms().keys(call)),
              ObjectEvent.Kind.COPY,
              Conditions.of(request)::beforeWrite);
      StoredObject stored =
          access
              .rooms()
              .store()
              .copy(
                  body,
                  access.rooms().keys(call),
                  order,
                  Expected.computing(checksums(request, original)));
      return answer(stored, original, source, bucket);
    }
  }

  private static Set<ChecksumAlgorithm> checksums(S3Request request, ObjectMetadata original) {
    Optional<String> asked = request.header("x-amz-checksum-algorithm");
    return asked.isPresent()
        ? Set.of(BodyDigests.algorithm(asked.get()))
        : original.content().checksums().isEmpty()
            ? Set.of(ChecksumAlgorithm.CRC64NVME)
            : original.content().checksums().keySet();
  }

  private static boolean directive(S3Request request, String header) {
    return switch (request.header(header).orElse("COPY")) {
      case "COPY" -> false;
      case "REPLACE" -> true;
      default ->
          throw S3Error.invalidArgument(
              "Unknown metadata directive.", header, request.header(header).orElse(""));
    };
  }

  private static WireResponse answer(
      StoredObject stored, ObjectMetadata original, CopySource source, Bucket bucket) {
    ObjectMetadata object = stored.metadata();
    XmlOutput xml =
        new XmlOutput("CopyObjectResult")
            .element("LastModified", HttpDate.iso(object.modifiedAt()))
            .element("ETag", '"' + object.content().etag() + '"');
    object
        .content()
        .checksums()
        .forEach((algorithm, value) -> xml.element(algorithm.element(), value));
    WireResponse answer = ObjectHeaders.version(xml.answer(), object, bucket);
    if (source.versionId() != null || !original.versionId().equals(ObjectMetadata.NULL_VERSION)) {
      answer = answer.with("x-amz-copy-source-version-id", original.versionId());
    }
    return Encryption.say(answer, object.content().encryption());
  }
}
