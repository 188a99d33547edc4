package weir.api.athena;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.athena.model.AthenaRequest;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.gateway.Operation;

/// One operation of Athena: refuses members that Weir does not act on, then asks for permission.
///
/// To add one, extend this with a class named like the operation, and name it in [AthenaApi].
abstract class AthenaOperation<I extends AthenaRequest, O extends SdkPojo>
    implements Operation<I, O> {
  private final Athena athena;
  private final Supplier<? extends SdkPojo> builder;
  private final Set<String> members;

  /// @param builder `GetWorkGroupRequest::builder`
  /// @param members those that the operation reads; any other is refused
  AthenaOperation(Athena athena, Supplier<? extends SdkPojo> builder, String... members) {
    this.athena = athena;
    this.builder = builder;
    this.members = Set.of(members);
  }

  final Athena athena() {
    return athena;
  }

  @Override
  public final SdkPojo newRequest() {
    return builder.get();
  }

  @Override
  public final List<Permission> permissions(I request, Call call) {
    Constraint.only(request, members);
    return needs(request, call);
  }

  /// What the caller must be allowed.
  abstract List<Permission> needs(I request, Call call);

  /// This action on a work group, which may not be there.
  final List<Permission> onWorkGroup(String workGroup, Call call) {
    return List.of(athena.workGroups().permission("athena:" + name(), workGroup, call));
  }
}
