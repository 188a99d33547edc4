package weir.api.s3;

import java.util.EnumSet;
import java.util.Set;
import weir.store.objects.ChecksumAlgorithm;
import weir.store.objects.Expected;
import weir.store.objects.Upload;

/// Which part of an upload a request brings.
final class PartNumber {
  private PartNumber() {}

  static int of(S3Request request) {
    String text = request.query("partNumber").orElse("");
    if (!text.matches("[0-9]{1,5}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > 10_000) {
      throw S3Error.invalidArgument(
          "Part number must be an integer between 1 and 10000, inclusive", "partNumber", text);
    }
    return Integer.parseInt(text);
  }

  /// What is said of a part's bytes, with the upload's checksum computed too.
  static Expected expected(S3Request request, Upload upload) {
    Expected said = BodyDigests.expected(request);
    Set<ChecksumAlgorithm> asked = EnumSet.noneOf(ChecksumAlgorithm.class);
    asked.addAll(said.checksums().keySet());
    if (upload.checksum() != null) {
      asked.add(upload.checksum());
    }
    for (ChecksumAlgorithm algorithm : said.asked()) {
      if (algorithm != ChecksumAlgorithm.CRC64NVME) {
        asked.add(algorithm);
      }
    }
    return new Expected(said.lengthBytes(), said.md5(), said.checksums(), asked, said.trailing());
  }
}
