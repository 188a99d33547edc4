package weir.api.auth;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A policy in IAM's language, parsed. Two are equal when their texts are.
public final class PolicyDocument {
  /// The longest policy that is read, in characters. What a service allows is less and its own
  /// affair.
  public static final int LONGEST = 131_072;

  private final String text;
  private final Version version;
  private final @Nullable String id;
  private final List<PolicyStatement> statements;

  PolicyDocument(
      String text, Version version, @Nullable String id, List<PolicyStatement> statements) {
    this.text = text;
    this.version = version;
    this.id = id;
    this.statements = List.copyOf(statements);
  }

  /// Reads a policy of any purpose.
  ///
  /// @throws weir.model.aws.Fault.Invalid when it is not a policy; the sentence says what and where
  public static PolicyDocument parse(String json) {
    return parse(json, Purpose.ANY);
  }

  /// Reads a policy and holds it to the rules of its purpose.
  ///
  /// @throws weir.model.aws.Fault.Invalid when it is not such a policy; the sentence says what and
  ///   where, in AWS's words where AWS has some (it calls this MalformedPolicyDocument)
  public static PolicyDocument parse(String json, Purpose purpose) {
    return PolicyReader.read(json, purpose);
  }

  /// The policy as it was written.
  public String text() {
    return text;
  }

  public Version version() {
    return version;
  }

  public @Nullable String id() {
    return id;
  }

  /// The users, roles and sessions that it names as principals, by ARN or unique id.
  public List<String> namedPrincipals() {
    return statements.stream()
        .map(PolicyStatement::principals)
        .filter(Objects::nonNull)
        .flatMap(principals -> principals.principals().stream())
        .filter(PolicyPrincipals.Principal.Named.class::isInstance)
        .map(principal -> ((PolicyPrincipals.Principal.Named) principal).name())
        .distinct()
        .toList();
  }

  List<PolicyStatement> statements() {
    return statements;
  }

  /// What a policy is attached to, which says what it must and must not contain.
  public enum Purpose {
    /// Users, groups, roles, boundaries, sessions: no principal.
    IDENTITY,
    /// Buckets, keys, topics: a principal.
    RESOURCE,
    /// Roles, saying who may assume them: a principal, no resource.
    TRUST,
    /// Not known: statements need an effect and an action.
    ANY
  }

  /// The language's versions.
  public enum Version {
    V2008_10_17("2008-10-17"),
    /// The one with variables.
    V2012_10_17("2012-10-17");

    private final String wireName;

    Version(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PolicyDocument policy && policy.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
