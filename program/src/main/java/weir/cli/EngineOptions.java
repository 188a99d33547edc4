package weir.cli;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import weir.model.aws.Fault;
import weir.query.files.DuckDbEngine;
import weir.query.files.Engine;
import weir.query.objects.S3CacheSettings;
import weir.query.session.EngineSettings;

/// The options of commands that ask questions of flow-log files: which files, and what the engine
/// may use.
final class EngineOptions {
  private static final long MOST_MEMORY_BYTES = 4L << 30;
  private static final long CACHE_BYTES = 10L << 30;
  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*([KMG]?)I?B?");

  @Option(
      names = {"-f", "--from"},
      paramLabel = "FILES",
      arity = "1..*",
      description = {
        "Folders, files, globs or s3://bucket/prefix. Text, text.gz and Parquet of any format",
        "version may be mixed; each file is read by its header."
      })
  private List<String> from = List.of();

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = {
        "What the engine may hold in memory, such as 2GB; what is more goes to disk.",
        "Default: half of this machine's memory, 4GB at most."
      })
  private String memory = "";

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that scan and compute. Default: one per processor.")
  private int threads;

  @Option(
      names = {"--endpoint-url", "--endpoint"},
      paramLabel = "URL",
      defaultValue = "${env:AWS_ENDPOINT_URL}",
      description = {
        "Where s3:// is, when that is not AWS, and the service that is asked when a command asks"
            + " one.",
        "Default: the environment's AWS_ENDPOINT_URL."
      })
  private @Nullable String endpoint;

  Engine engine() {
    Path home = Path.of(System.getProperty("user.home"), ".cache", "weir");
    return new DuckDbEngine(
        new EngineSettings(
            memory.isEmpty() ? defaultMemoryBytes() : bytes(memory),
            threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
            home.resolve("spill-" + ProcessHandle.current().pid()),
            new S3CacheSettings(
                home.resolve("s3"),
                CACHE_BYTES,
                endpoint == null ? "" : endpoint,
                InstantSource.system())));
  }

  /// Whether files are named, and not only a service.
  boolean hasFiles() {
    return !from.isEmpty();
  }

  /// Where a service is; null for what the profile says.
  @Nullable URI service() {
    return endpoint == null || endpoint.isEmpty() ? null : URI.create(endpoint);
  }

  /// @throws Fault.Invalid when no file was named
  List<String> files() {
    if (from.isEmpty()) {
      throw new Fault.Invalid(
          "no files are named; say where the flow logs are, such as --from ./flow-logs or --from"
              + " s3://my-bucket/AWSLogs");
    }
    return from;
  }

  private static long defaultMemoryBytes() {
    long machine =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : MOST_MEMORY_BYTES;
    return Math.min(MOST_MEMORY_BYTES, machine / 2);
  }

  private static long bytes(String text) {
    Matcher size = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!size.matches()) {
      throw new Fault.Invalid(
          "--memory is \"" + text + "\" but must be a size such as 512MB or 2GB");
    }
    int shift =
        switch (size.group(2)) {
          case "K" -> 10;
          case "M" -> 20;
          case "G" -> 30;
          default -> 0;
        };
    return Math.multiplyExact(Long.parseLong(size.group(1)), 1L << shift);
  }
}
