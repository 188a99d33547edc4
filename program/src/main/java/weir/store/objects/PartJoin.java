package weir.store.objects;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Makes one file of the parts that a client chose.
final class PartJoin {
  private static final long LEAST_PART_BYTES = 5L << 20;

  private final ObjectStore store;
  private final Upload upload;
  private final Sealing sealing;

  PartJoin(ObjectStore store, Upload upload, Sealing sealing) {
    this.store = store;
    this.upload = upload;
    this.sealing = sealing;
  }

  Staging.Staged join(List<Upload.Chosen> chosen) throws IOException {
    List<Upload.Part> parts = verified(chosen);
    ChecksumAlgorithm algorithm = upload.checksum();
    Set<ChecksumAlgorithm> whole =
        algorithm != null && upload.fullObject() ? Set.of(algorithm) : Set.of();
    Staging.Staged staged;
    try (PartsInput bytes = new PartsInput(store.uploads(), upload, parts, sealing.keys())) {
      staged = store.staging().take(bytes, Expected.computing(whole), sealing);
    }
    ObjectContent content = staged.content();
    Map<ChecksumAlgorithm, String> checksums = new EnumMap<>(ChecksumAlgorithm.class);
    checksums.putAll(content.checksums());
    if (algorithm != null && !upload.fullObject()) {
      checksums.put(algorithm, composite(parts, algorithm));
    }
    return new Staging.Staged(
        staged.file(),
        new ObjectContent(
            content.sizeBytes(),
            etag(parts),
            checksums,
            parts.stream()
                .map(part ->
                    new ObjectContent.Part(part.number(), part.metadata().content().sizeBytes()))
                .toList(),
            content.encryption()));
  }

  private List<Upload.Part> verified(List<Upload.Chosen> chosen) {
    Map<Integer, Upload.Part> there = new TreeMap<>();
    store.uploads().parts(upload).forEach(part -> there.put(part.number(), part));
    List<Upload.Part> parts = new ArrayList<>();
    int before = 0;
    for (Upload.Chosen choice : chosen) {
      if (choice.number() <= before) {
        throw new ObjectRefusal(
            ObjectRefusal.Reason.INVALID_PART_ORDER,
            "The list of parts was not in ascending order. Parts must be ordered by part number.");
      }
      before = choice.number();
      Upload.Part part = there.get(choice.number());
      if (part == null || !matches(part, choice)) {
        throw new ObjectRefusal(
            ObjectRefusal.Reason.INVALID_PART,
            "One or more of the specified parts could not be found.  The part may not have been "
                + "uploaded, or the specified entity tag may not match the part's entity tag.");
      }
      parts.add(part);
    }
    for (Upload.Part part : parts.subList(0, Math.max(0, parts.size() - 1))) {
      if (part.metadata().content().sizeBytes() < LEAST_PART_BYTES) {
        throw new ObjectRefusal(
            ObjectRefusal.Reason.PART_TOO_SMALL,
            "Your proposed upload is smaller than the minimum allowed size");
      }
    }
    return parts;
  }

  private boolean matches(Upload.Part part, Upload.Chosen choice) {
    ObjectContent content = part.metadata().content();
    ChecksumAlgorithm algorithm = upload.checksum();
    return content.etag().equals(choice.etag())
        && (choice.checksum() == null
            || algorithm == null
            || choice.checksum().equals(content.checksums().get(algorithm)));
  }

  private static String etag(List<Upload.Part> parts) {
    RunningChecksum md5 = RunningChecksum.of("MD5");
    for (Upload.Part part : parts) {
      byte[] bytes = HexFormat.of().parseHex(part.metadata().content().etag());
      md5.update(bytes, 0, bytes.length);
    }
    return HexFormat.of().formatHex(md5.value()) + "-" + parts.size();
  }

  private static String composite(List<Upload.Part> parts, ChecksumAlgorithm algorithm) {
    RunningChecksum over = algorithm.start();
    for (Upload.Part part : parts) {
      String value = part.metadata().content().checksums().get(algorithm);
      if (value == null) {
        throw new ObjectRefusal(
            ObjectRefusal.Reason.INVALID_PART,
            "part " + part.number() + " has no checksum of the upload's kind " + algorithm);
      }
      byte[] bytes = Base64.getDecoder().decode(value);
      over.update(bytes, 0, bytes.length);
    }
    return Base64.getEncoder().encodeToString(over.value()) + "-" + parts.size();
  }
}
