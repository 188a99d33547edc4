package weir.api.s3;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import weir.api.protocol.ApiException;
import weir.store.objects.Bucket;

/// Reads anything as the XML bodies of S3: the first byte chooses which. What comes of it is a
/// refusal, or a document that is the same after it was printed and read again.
public final class XmlBodyFuzz {
  private static final Bucket BUCKET =
      new Bucket(
          "some-bucket",
          "123456789012",
          "us-east-1",
          Instant.EPOCH,
          Bucket.Versioning.OFF,
          Map.of());
  private static final List<KeptDocument> DOCUMENTS =
      BucketDocuments.all(new EventRules(List.of()));
  private static final List<String> ROOTS =
      List.of("Delete", "CompleteMultipartUpload", "AccessControlPolicy", "Tagging");

  private XmlBodyFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    int choice = Byte.toUnsignedInt(input[0]) % (DOCUMENTS.size() + ROOTS.size());
    byte[] body = Arrays.copyOfRange(input, 1, input.length);
    String root =
        choice < DOCUMENTS.size()
            ? DOCUMENTS.get(choice).root()
            : ROOTS.get(choice - DOCUMENTS.size());
    XmlElement read;
    try {
      read = XmlElement.parse(body, root);
    } catch (ApiException refused) {
      return;
    }
    String text = XmlOutput.bare(root).raw(read.inner()).text();
    String again =
        XmlElement.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), root).inner();
    if (!again.equals(read.inner())) {
      throw new AssertionError(read.inner() + " became " + again);
    }
    try {
      if (choice < DOCUMENTS.size()) {
        DOCUMENTS.get(choice).verify().accept(read, BUCKET);
      } else if (root.equals("Tagging")) {
        TagHeader.ofObject(read);
      }
    } catch (ApiException refused) {
      if (refused.sentence().isEmpty()) {
        throw new AssertionError("a refusal without a word", refused);
      }
    }
  }
}
