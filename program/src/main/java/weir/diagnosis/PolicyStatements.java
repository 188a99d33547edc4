package weir.diagnosis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import weir.model.aws.Fault;

/// Policies with which remedies let deliveries through.
final class PolicyStatements {
  private static final JsonMapper JSON = new JsonMapper();

  private PolicyStatements() {}

  /// A policy with one statement that allows.
  static String allowing(List<String> actions, List<String> resources) {
    ObjectNode policy = JSON.createObjectNode().put("Version", "2012-10-17");
    ObjectNode statement = policy.putArray("Statement").addObject().put("Effect", "Allow");
    actions.forEach(statement.putArray("Action")::add);
    resources.forEach(statement.putArray("Resource")::add);
    return policy.toString();
  }

  /// The trust policy of a role that is assumed for the flow logs of an account.
  ///
  /// @param trust the policy so far, whose statements stay; empty for none
  /// @param principal a service, or the ARN of a role
  static String trusting(String trust, String principal, String accountId) {
    ObjectNode policy = read(trust);
    ObjectNode statement = statements(policy).addObject().put("Effect", "Allow");
    boolean role = principal.startsWith("arn:");
    statement.putObject("Principal").put(role ? "AWS" : "Service", principal);
    statement.put("Action", "sts:AssumeRole");
    if (!role) {
      statement
          .putObject("Condition")
          .putObject("StringEquals")
          .put("aws:SourceAccount", accountId);
    }
    return policy.toString();
  }

  /// A key's policy under which a service may encrypt.
  ///
  /// @param policy so far, whose statements stay; empty for none
  static String encrypting(String policy, String service) {
    ObjectNode key = read(policy);
    ObjectNode statement = statements(key).addObject().put("Effect", "Allow");
    statement.putObject("Principal").put("Service", service);
    statement.putArray("Action").add("kms:GenerateDataKey*").add("kms:Decrypt");
    statement.put("Resource", "*");
    return key.toString();
  }

  private static ObjectNode read(String policy) {
    if (policy.isEmpty()) {
      return JSON.createObjectNode().put("Version", "2012-10-17");
    }
    try {
      if (JSON.readTree(policy) instanceof ObjectNode read) {
        return read;
      }
    } catch (JsonProcessingException notJson) {
      throw new Fault.Corrupt("a policy is no JSON: " + notJson.getOriginalMessage());
    }
    throw new Fault.Corrupt("a policy is JSON but no object");
  }

  /// The statements as a list; a policy with a single one may have it without.
  private static ArrayNode statements(ObjectNode policy) {
    JsonNode found = policy.get("Statement");
    if (found instanceof ArrayNode list) {
      return list;
    }
    ArrayNode list = policy.putArray("Statement");
    if (found != null) {
      list.add(found);
    }
    return list;
  }
}
