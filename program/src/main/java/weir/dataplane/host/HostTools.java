package weir.dataplane.host;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import weir.model.aws.Fault;

/// The programs that namespaces and rules take, and how they come onto a machine that lacks them.
public final class HostTools {
  private static final Map<String, String> PACKAGES =
      new TreeMap<>(Map.of("ip", "iproute2", "nft", "nftables"));

  private HostTools() {}

  /// Makes sure that the programs are there, with apt-get if need be.
  ///
  /// @param notices hears what is installed before it is
  /// @throws Fault.Denied when the process may not make namespaces anyway
  /// @throws Fault.NotFound when a program is missing and there is no apt-get
  /// @throws Fault.Unavailable when apt-get fails
  public static void require(Consumer<String> notices) {
    Privileges.require();
    require(PACKAGES, notices);
  }

  /// The same, with the `aws` command line, a shell for it, and curl.
  ///
  /// @param notices hears what is installed before it is
  public static void requireWithAws(Consumer<String> notices) {
    require(notices);
    require(Map.of("aws", "awscli", "bash", "bash", "curl", "curl"), notices);
  }

  static void require(Map<String, String> packages, Consumer<String> notices) {
    List<String> missing =
        packages.keySet().stream().filter(program -> HostCommand.find(program).isEmpty()).toList();
    if (missing.isEmpty()) {
      return;
    }
    TreeSet<String> wanted = new TreeSet<>();
    missing.forEach(program -> wanted.add(packages.getOrDefault(program, program)));
    String names = String.join(" ", wanted);
    if (HostCommand.find("apt-get").isEmpty()) {
      throw new Fault.NotFound(
          String.join(" and ", missing)
              + " cannot be found and there is no apt-get to install it with; install "
              + names
              + " with this machine's package manager");
    }
    notices.accept("installs " + names + " with apt-get");
    HostCommand.run("apt-get", "-qq", "update");
    HostCommand.run(
        Stream.concat(
                Stream.of(
                    "env",
                    "DEBIAN_FRONTEND=noninteractive",
                    "apt-get",
                    "-qq",
                    "install",
                    "--no-install-recommends"),
                wanted.stream())
            .toList(),
        "");
  }
}
