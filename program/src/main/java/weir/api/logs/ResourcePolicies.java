package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;
import weir.api.auth.Permission;
import weir.api.auth.PolicyDocument;
import weir.api.gateway.Call;
import weir.store.state.Scope;
import weir.store.state.StateView;

/// The resource policies of an account and region, as one: they let services and other accounts in.
/// Safe for any number of threads.
final class ResourcePolicies {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<GroupAddress, Joined> last = new ConcurrentHashMap<>();

  private record Joined(List<ResourcePolicy> of, PolicyDocument document) {}

  /// Under what a policy is kept: its name, or the ARN of the group that it belongs to.
  static String id(ResourcePolicy policy) {
    return policy.resourceArn() == null ? policy.policyName() : policy.resourceArn();
  }

  /// As [#id(ResourcePolicy)], of what a request names.
  static String id(@Nullable String name, @Nullable String resourceArn, Call call) {
    if (resourceArn != null) {
      return GroupAddress.ofArn("resourceArn", resourceArn, call.scope()).arn();
    }
    return RULES.text("policyName", name, 1, 512);
  }

  /// What operations on policies need.
  static Permission permission(String action, @Nullable String resourceArn) {
    return Permission.of(action, resourceArn == null ? "*" : resourceArn);
  }

  /// Refuses a change that was meant for another revision.
  static void checkRevision(Optional<ResourcePolicy> now, @Nullable String expected) {
    String revision = now.map(ResourcePolicy::revisionId).orElse(null);
    if (expected != null && !expected.equals(revision)) {
      throw LogsErrors.validation(
          "expectedRevisionId is " + expected + " but the policy's revision is " + revision);
    }
  }

  /// The permission with the policies of the owner's account and of the group.
  Permission guard(Permission permission, StateView view, GroupAddress group, Scope caller) {
    String owner = group.scope().accountId();
    PolicyDocument document = joined(view, group);
    return document == null && owner.equals(caller.accountId())
        ? permission
        : permission.guardedBy(document, owner);
  }

  private @Nullable PolicyDocument joined(StateView view, GroupAddress group) {
    List<ResourcePolicy> policies = view.all(LogsDocuments.RESOURCE_POLICY, group.scope());
    if (policies.isEmpty()) {
      return null;
    }
    List<ResourcePolicy> relevant =
        policies.stream()
            .filter(
                policy -> policy.resourceArn() == null || policy.resourceArn().equals(group.arn()))
            .toList();
    if (relevant.isEmpty()) {
      return null;
    }
    Joined known = last.get(group);
    if (known == null || !known.of().equals(relevant)) {
      known = new Joined(relevant, PolicyDocument.parse(join(relevant)));
      last.put(group, known);
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
