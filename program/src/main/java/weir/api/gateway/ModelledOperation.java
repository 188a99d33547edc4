package weir.api.gateway;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import weir.api.auth.Permission;

/// An operation that says which members of its request it reads. Any other is refused, before
/// anybody is asked for permission.
public abstract class ModelledOperation<I extends SdkPojo, O extends SdkPojo>
    implements Operation<I, O> {
  private final ModelRules rules;
  private final Supplier<? extends SdkPojo> builder;
  private final Set<String> members;

  /// @param builder `CreateKeyRequest::builder`
  /// @param members those that the operation reads
  protected ModelledOperation(
      ModelRules rules, Supplier<? extends SdkPojo> builder, String... members) {
    this.rules = rules;
    this.builder = builder;
    this.members = Set.of(members);
  }

  @Override
  public final SdkPojo newRequest() {
    return builder.get();
  }

  @Override
  public final List<Permission> permissions(I request, Call call) {
    rules.only("", request, members);
    return needs(request, call);
  }

  /// What the caller must be allowed.
  protected abstract List<Permission> needs(I request, Call call);
}
