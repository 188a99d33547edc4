package weir.query.session;

import java.nio.file.Path;
import weir.model.aws.Fault;
import weir.query.objects.S3CacheSettings;

/// What an engine in this process may use.
///
/// @param memoryLimitBytes for the engine's own data; what does not fit goes to the spill folder
/// @param threads that scan and compute
/// @param spillFolder for intermediate results; made when needed, removed at the end
/// @param objectCache where objects of S3 are kept
public record EngineSettings(
    long memoryLimitBytes, int threads, Path spillFolder, S3CacheSettings objectCache) {
  private static final long LEAST_MEMORY_BYTES = 64L << 20;

  public EngineSettings {
    if (memoryLimitBytes < LEAST_MEMORY_BYTES) {
      throw new Fault.Invalid(
          "the memory limit is "
              + (memoryLimitBytes >> 20)
              + " MB but must be at least "
              + (LEAST_MEMORY_BYTES >> 20)
              + " MB");
    }
    if (threads < 1) {
      throw new Fault.Invalid("the number of threads is " + threads + " but must be at least 1");
    }
  }
}
