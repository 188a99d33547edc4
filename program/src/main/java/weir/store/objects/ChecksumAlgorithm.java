package weir.store.objects;

import java.util.Locale;

/// The checksums that clients may send along with an object.
public enum ChecksumAlgorithm {
  CRC32,
  CRC32C,
  CRC64NVME,
  SHA1,
  SHA256;

  /// `x-amz-checksum-crc32`
  public String header() {
    return "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
  }

  /// The element of XML answers: `ChecksumCRC32`.
  public String element() {
    return "Checksum" + name();
  }

  RunningChecksum start() {
    return switch (this) {
      case CRC32 -> RunningChecksum.of(new java.util.zip.CRC32(), 4);
      case CRC32C -> RunningChecksum.of(new java.util.zip.CRC32C(), 4);
      case CRC64NVME -> RunningChecksum.of(new Crc64Nvme(), 8);
      case SHA1 -> RunningChecksum.of("SHA-1");
      case SHA256 -> RunningChecksum.of("SHA-256");
    };
  }
}
