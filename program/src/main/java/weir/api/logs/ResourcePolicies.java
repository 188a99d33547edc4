package weir.api.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;
import weir.api.auth.Permission;
import weir.api.auth.PolicyDocument;
import weir.store.state.Scope;
import weir.store.state.StateView;

/// The resource policies of an account and region, as one: they let services and other accounts in.
/// Safe for any number of threads.
final class ResourcePolicies {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Scope, Joined> last = new ConcurrentHashMap<>();

  private record Joined(List<ResourcePolicy> of, PolicyDocument document) {}

  /// The permission with the policies of the owner's account and region.
  Permission guard(Permission permission, StateView view, Scope owner, Scope caller) {
    PolicyDocument document = joined(view, owner);
    return document == null && owner.accountId().equals(caller.accountId())
        ? permission
        : permission.guardedBy(document, owner.accountId());
  }

  private @Nullable PolicyDocument joined(StateView view, Scope owner) {
    List<ResourcePolicy> policies = view.all(LogsDocuments.RESOURCE_POLICY, owner);
    if (policies.isEmpty()) {
      return null;
    }
    Joined known = last.get(owner);
    if (known == null || !known.of().equals(policies)) {
      known = new Joined(policies, PolicyDocument.parse(join(policies)));
      last.put(owner, known);
    }
    return known.document();
  }

  private static String join(List<ResourcePolicy> policies) {
    ObjectNode all = JSON.createObjectNode().put("Version", "2012-10-17");
    ArrayNode statements = all.putArray("Statement");
    for (ResourcePolicy policy : policies) {
      JsonNode some = parsed(policy.policyDocument()).path("Statement");
      if (some.isArray()) {
        some.forEach(one -> statements.add(withoutSid(one)));
      } else {
        statements.add(withoutSid(some));
      }
    }
    return all.toString();
  }

  /// Two policies may use the same name for a statement; one may not.
  private static JsonNode withoutSid(JsonNode statement) {
    return statement instanceof ObjectNode object ? object.deepCopy().without("Sid") : statement;
  }

  private static JsonNode parsed(String document) {
    try {
      return JSON.readTree(document);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a policy that was accepted is no JSON", impossible);
    }
  }
}
