package weir.api.auth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement of a policy: who may, or may not, do what with what, and when.
///
/// @param principals null in the policies of identities, which speak of their bearer
/// @param actions that it speaks of
/// @param resources that it speaks of; null in trust policies, which speak of their role
/// @param conditions that must all hold
record PolicyStatement(
    String sid,
    Effect effect,
    @Nullable PolicyPrincipals principals,
    PolicyPatterns actions,
    @Nullable PolicyPatterns resources,
    List<PolicyCondition> conditions,
    Span span) {
  PolicyStatement {
    conditions = List.copyOf(conditions);
  }

  /// What a statement does with whom it applies to.
  enum Effect {
    ALLOW,
    DENY
  }

  /// Where a statement stands in its policy's text: 1-based lines and columns of its first
  /// character and of the one after its last.
  record Span(int startLine, int startColumn, int endLine, int endColumn) {}

  /// Whether it speaks of a request, whoever sends it.
  boolean speaksOf(PolicyQuestion question) {
    return actions.match(question.permission().action(), true, question)
        && (resources == null || resources.match(question.permission().resource(), false, question))
        && conditionsHold(question);
  }

  /// Asks every condition even when one has failed, so that a simulation hears of every missing
  /// key.
  private boolean conditionsHold(PolicyQuestion question) {
    boolean all = true;
    for (PolicyCondition condition : conditions) {
      all &= condition.holds(question);
    }
    return all;
  }
}
