package weir.api.glue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.GluePolicy;
import weir.api.auth.Permission;
import weir.api.auth.PolicyDocument;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;
import weir.api.protocol.ShapeText;
import weir.model.aws.Fault;
import weir.store.state.DocumentKind;
import weir.store.state.Scope;
import weir.store.state.StateStore;

/// The policy of each account's catalogue, which lets other accounts in or keeps its own out. Safe
/// for any number of threads.
final class CatalogPolicies {
  private static final String ONE = "policy";
  private static final DocumentKind<GluePolicy> KIND =
      new DocumentKind<>(
          "glue.policy",
          ShapeText::print,
          text -> ShapeText.fill(GluePolicy.builder(), text).build());

  private final StateStore store;
  private final Map<String, PolicyDocument> parsed = new ConcurrentHashMap<>();

  CatalogPolicies(StateStore store) {
    this.store = store;
  }

  Permission guarded(Permission permission, Scope owner, Call call) {
    Optional<GluePolicy> policy = store.read(view -> view.find(KIND, owner, ONE));
    return policy.isEmpty() && owner.accountId().equals(call.accountId())
        ? permission
        : permission.guardedBy(policy.map(this::document).orElse(null), owner.accountId());
  }

  private PolicyDocument document(GluePolicy policy) {
    if (parsed.size() > 1_000) {
      parsed.clear();
    }
    return parsed.computeIfAbsent(policy.policyInJson(), PolicyDocument::parse);
  }

  Optional<GluePolicy> find(Call call) {
    return store.read(view -> view.find(KIND, call.scope(), ONE));
  }

  /// @throws ApiException when there is none
  GluePolicy policy(Call call) {
    return find(call).orElseThrow(CatalogPolicies::missing);
  }

  private static ApiException missing() {
    return GlueErrors.notFound("Policy not found");
  }

  /// @param hash null for any
  /// @param exists `MUST_EXIST`, `NOT_EXIST`; else either
  /// @return the policy's hash
  String put(String text, @Nullable String hash, @Nullable String exists, Call call) {
    try {
      PolicyDocument.parse(text);
    } catch (Fault.Invalid wrong) {
      throw GlueErrors.invalid("PolicyInJson: " + wrong.sentence());
    }
    return store.change(change -> {
      Optional<GluePolicy> before = change.find(KIND, call.scope(), ONE);
      if ("MUST_EXIST".equals(exists) && before.isEmpty()) {
        throw missing();
      }
      if ("NOT_EXIST".equals(exists) && before.isPresent()) {
        throw GlueErrors.conditionFailed("Policy already exists");
      }
      requireHash(before, hash);
      GluePolicy after =
          GluePolicy.builder()
              .policyInJson(text)
              .policyHash(hash(text))
              .createTime(before.map(GluePolicy::createTime).orElse(call.now()))
              .updateTime(call.now())
              .build();
      change.put(KIND, call.scope(), ONE, after);
      return after.policyHash();
    });
  }

  void delete(@Nullable String hash, Call call) {
    store.change(change -> {
      Optional<GluePolicy> before = change.find(KIND, call.scope(), ONE);
      if (before.isEmpty()) {
        throw missing();
      }
      requireHash(before, hash);
      change.remove(KIND, call.scope(), ONE);
      return before;
    });
  }

  private static void requireHash(Optional<GluePolicy> policy, @Nullable String hash) {
    if (hash != null && !hash.equals(policy.map(GluePolicy::policyHash).orElse(null))) {
      throw GlueErrors.conditionFailed("Policy hash does not match");
    }
  }

  private static String hash(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// @throws ApiException when a policy is asked for of something else than the whole catalogue
  static void requireCatalog(@Nullable String arn, Call call) {
    if (arn != null && !arn.equals(GlueArns.of(call.scope()).catalog())) {
      throw GlueErrors.invalid(
          "ResourceArn is " + arn + " but only the catalogue has a policy: leave it out");
    }
  }
}
