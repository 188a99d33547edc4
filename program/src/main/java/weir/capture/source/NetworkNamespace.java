package weir.capture.source;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;

/// A Linux network namespace: where sockets that are opened see their interfaces.
///
/// @param path the file that stands for it; null for the one that this process runs in
public record NetworkNamespace(@Nullable String path) {
  private static final int CLONE_NEWNET = 0x40000000;

  /// The namespace that this process runs in.
  public static final NetworkNamespace HOST = new NetworkNamespace(null);

  /// A namespace that `ip netns add` made.
  public static NetworkNamespace named(String name) {
    return new NetworkNamespace("/run/netns/" + name);
  }

  /// Runs the action inside the namespace; sockets that it opens stay there.
  ///
  /// @throws Fault.NotFound when there is no such namespace
  /// @throws Fault.Denied when this process may not enter it
  /// @throws Fault.Corrupt when the file stands for no namespace
  <T> T call(Supplier<T> action) {
    String entered = path;
    if (entered == null) {
      return action.get();
    }
    // A thread that changed its namespace is no good for anything else: it ends with the action.
    return result(
        new FutureTask<>(() -> {
          enter(entered);
          return action.get();
        }),
        entered);
  }

  private static void enter(String path) {
    int descriptor = Libc.openForReading(path);
    if (descriptor < 0) {
      throw switch (Libc.errorNumber()) {
        case Libc.EACCES, Libc.EPERM ->
            new Fault.Denied("network namespace " + path + " may not be opened; run as root");
        default -> new Fault.NotFound("there is no network namespace " + path);
      };
    }
    try {
      if (Libc.setns(descriptor, CLONE_NEWNET) != 0) {
        throw switch (Libc.errorNumber()) {
          case Libc.EINVAL -> new Fault.Corrupt(path + " is no network namespace, only a file");
          default ->
              new Fault.Denied(
                  "network namespace "
                      + path
                      + " may not be entered; run as root or with CAP_SYS_ADMIN");
        };
      }
    } finally {
      Libc.close(descriptor);
    }
  }

  private static <T> T result(FutureTask<T> task, String path) {
    Thread.ofPlatform().daemon().name("in " + path).start(task);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException wait) {
          // What the action opened must not be lost: it is short, so its end is awaited.
          interrupted = true;
        }
      }
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException itself) {
        throw itself;
      }
      throw new IllegalStateException(failed.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
