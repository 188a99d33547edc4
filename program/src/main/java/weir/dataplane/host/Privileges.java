package weir.dataplane.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import weir.model.aws.Fault;

/// What the kernel allows this process.
final class Privileges {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String EFFECTIVE = "CapEff:";

  /// Numbers from `linux/capability.h`.
  private static final int NET_ADMIN = 12;

  private static final int NET_RAW = 13;
  private static final int SYS_ADMIN = 21;
  private static final long NEEDED = 1L << NET_ADMIN | 1L << NET_RAW | 1L << SYS_ADMIN;

  private Privileges() {}

  /// @throws Fault.Denied when the process may not make network namespaces and what stands in them
  static void require() {
    if ((effective() & NEEDED) != NEEDED) {
      throw new Fault.Denied("network namespaces take root, which this process is not");
    }
  }

  private static long effective() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(EFFECTIVE))
          .mapToLong(line -> Long.parseUnsignedLong(line.substring(EFFECTIVE.length()).strip(), 16))
          .findFirst()
          .orElse(0);
    } catch (IOException notLinux) {
      return 0;
    }
  }
}
