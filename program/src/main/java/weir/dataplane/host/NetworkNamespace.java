package weir.dataplane.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import weir.model.aws.Fault;

/// A network namespace under `/run/netns`: a machine's own interfaces, routes, rules and sockets.
public final class NetworkNamespace {
  static final Path FOLDER = Path.of("/run/netns");

  private final String name;

  NetworkNamespace(String name) {
    this.name = name;
  }

  /// The name that `ip netns` shows.
  public String name() {
    return name;
  }

  /// Gives the lines to `ip -batch` inside the namespace.
  public void ip(String lines) {
    HostCommand.run(List.of("ip", "-n", name, "-batch", "-"), lines);
  }

  /// Gives a ruleset to nftables inside the namespace. All of it takes hold, or none.
  public void nft(String ruleset) {
    HostCommand.run(List.of("ip", "netns", "exec", name, "nft", "-f", "-"), ruleset);
  }

  /// What `nft` prints inside the namespace.
  public String nftList(String... words) {
    List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", name, "nft"));
    all.addAll(List.of(words));
    return HostCommand.run(all, "");
  }

  /// Sets a kernel parameter of the namespace, such as `net/ipv4/ip_forward`.
  public void set(String parameter, int value) {
    call(() -> Files.writeString(Path.of("/proc/sys", parameter), value + "\n"));
  }

  /// Makes threads that live inside the namespace: every socket that they open is the machine's.
  public ThreadFactory threads(String purpose) {
    return task ->
        Thread.ofPlatform()
            .daemon()
            .name(name + "/" + purpose)
            .unstarted(() -> {
              NamespaceEntry.enter(FOLDER.resolve(name));
              task.run();
            });
  }

  /// Runs a task in a thread of its own inside the namespace and waits for its answer.
  public <T> T call(Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    Thread thread = threads("call").newThread(future);
    thread.setUncaughtExceptionHandler((_, _) -> future.cancel(false));
    thread.start();
    try {
      return future.get();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Fault.Unavailable("stopped while waiting for namespace " + name, stop);
    } catch (CancellationException refused) {
      throw new Fault.Denied("network namespace " + name + " cannot be entered; it takes root");
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case IOException io -> new UncheckedIOException(io);
        case RuntimeException own -> own;
        case null, default -> new IllegalStateException(e);
      };
    }
  }
}
