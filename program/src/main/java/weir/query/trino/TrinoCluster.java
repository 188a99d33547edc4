package weir.query.trino;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import weir.model.aws.Fault;

/// A cluster and how it is spoken to.
///
/// @param coordinator `http://127.0.0.1:8080`
/// @param user the cluster's name for Weir
/// @param password empty where the cluster asks for none; it is sent over TLS only
public record TrinoCluster(URI coordinator, String user, String password) {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  public TrinoCluster {
    String scheme = String.valueOf(coordinator.getScheme()).toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme) || coordinator.getHost() == null) {
      throw new Fault.Invalid(
          "the Trino coordinator is \""
              + coordinator
              + "\" but must be an address such as http://127.0.0.1:8080");
    }
    if (!password.isEmpty() && !scheme.equals("https")) {
      throw new Fault.Invalid(
          "a password for Trino is sent over https only, and the coordinator is " + coordinator);
    }
    if (user.isBlank()) {
      throw new Fault.Invalid("the user for Trino is empty but a cluster wants one, such as weir");
    }
  }

  /// Whether an address that the cluster gave belongs to it; no other is followed.
  boolean owns(URI address) {
    return coordinator.getScheme().equalsIgnoreCase(address.getScheme())
        && coordinator.getHost().equalsIgnoreCase(address.getHost())
        && coordinator.getPort() == address.getPort();
  }

  /// Without the password.
  @Override
  public String toString() {
    return user + "@" + coordinator;
  }
}
