package weir.dataplane.host;

import java.io.IOException;
import java.nio.file.Path;

/// A process with a namespace, waiting to be killed.
final class RunThatWaits {
  private RunThatWaits() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    HostNamespaces namespaces = HostNamespaces.begin(Path.of(args[0]));
    System.out.println(namespaces.add("one").name());
    System.out.println(namespaces.watchdogPid());
    Thread.currentThread().join();
  }
}
