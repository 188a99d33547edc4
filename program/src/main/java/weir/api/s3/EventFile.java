package weir.api.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import weir.model.aws.Fault;

/// Events of buckets that have EventBridge turned on, as lines of JSON at the end of a file. Safe
/// for any number of threads.
public final class EventFile implements ObjectEventTarget {
  private final Path file;

  public EventFile(Path file) {
    this.file = file;
  }

  @Override
  public boolean takes(String arn) {
    return arn.equals(EVENT_BRIDGE);
  }

  @Override
  public synchronized void deliver(String arn, String message) {
    try {
      Files.writeString(
          file,
          message + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException refused) {
      throw new Fault.Unavailable("cannot append an event to " + file + ": " + refused, refused);
    }
  }
}
