package weir.api.weir;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// The host of an agent, as in the tag `weir:attachment`.
final class AgentHost {
  /// What stands in an ARN for the host of the control plane itself.
  private static final String CONTROL = "control";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,252}");

  private AgentHost() {}

  /// A host's name; empty for the host of the control plane.
  static String of(@Nullable String host) {
    if (host == null || host.isEmpty()) {
      return "";
    }
    if (!NAME.matcher(host).matches()) {
      throw ApiException.badRequest(
          "ValidationException",
          "Host is \""
              + host
              + "\" but must be letters, digits, dots, hyphens and underscores, such as node7");
    }
    return host;
  }

  static String required(@Nullable String host) {
    String name = of(host);
    if (name.isEmpty()) {
      throw ApiException.badRequest("ValidationException", "Host is missing; name the agent's");
    }
    return name;
  }

  static List<Permission> permission(String operation, @Nullable String host, Call call) {
    String name = of(host);
    return List.of(
        Permission.of(
            "weir:" + operation, call.arn("weir", "network/" + (name.isEmpty() ? CONTROL : name))));
  }
}
