package weir.api.athena;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import weir.api.auth.Caller;
import weir.api.auth.RequestFacts;
import weir.model.aws.Fault;
import weir.query.athena.AthenaFault;
import weir.query.athena.ErrorKind;
import weir.query.athena.ResultObjects;
import weir.query.athena.ResultTarget;
import weir.query.objects.NoObjects;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectSource;

/// Results in memory, which some callers may not read.
final class MemoryBuckets implements CallerBuckets {
  final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  final Map<String, ResultTarget> targets = new ConcurrentHashMap<>();
  final Set<String> mayNotRead = ConcurrentHashMap.newKeySet();
  final Set<String> missingBuckets = ConcurrentHashMap.newKeySet();

  @Override
  public Opened open(Caller caller, RequestFacts facts) {
    return new Opened() {
      @Override
      public ObjectSource data() {
        return NoObjects.NONE;
      }

      @Override
      public ResultObjects results() {
        return new Results(caller);
      }

      @Override
      public void close() {}
    };
  }

  private final class Results implements ResultObjects {
    private final Caller caller;

    Results(Caller caller) {
      this.caller = caller;
    }

    @Override
    public void put(String uri, Path file, String contentType, ResultTarget target) {
      try {
        objects.put(uri, Files.readAllBytes(file));
        targets.put(uri, target);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    @Override
    public void requireBucket(String uri) {
      String bucket = ObjectAddress.of(uri).bucket();
      if (missingBuckets.contains(bucket)) {
        throw new AthenaFault(
            "Unable to verify/create output bucket " + bucket, ErrorKind.RESULT_WRITE);
      }
    }

    @Override
    public Part read(String uri, long offset, int most) {
      if (mayNotRead.contains(caller.arn())) {
        throw new Fault.Denied("Access Denied: the caller may not read " + uri);
      }
      byte[] bytes = objects.get(uri);
      if (bytes == null) {
        throw new Fault.NotFound("cannot read " + uri + ": it does not exist");
      }
      int from = (int) Math.min(bytes.length, offset);
      // In small pieces, so that rows lie across them.
      int to = Math.min(bytes.length, from + Math.min(most, 7));
      return new Part(Arrays.copyOfRange(bytes, from, to), bytes.length);
    }
  }
}
