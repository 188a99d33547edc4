package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.athena.model.AthenaRequest;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.gateway.ModelledOperation;

/// One operation of Athena: refuses members that Weir does not act on, then asks for permission.
///
/// To add one, extend this with a class named like the operation, and name it in [AthenaApi].
abstract class AthenaOperation<I extends AthenaRequest, O extends SdkPojo>
    extends ModelledOperation<I, O> {
  private final Athena athena;

  /// @param builder `GetWorkGroupRequest::builder`
  /// @param members those that the operation reads; any other is refused
  AthenaOperation(Athena athena, Supplier<? extends SdkPojo> builder, String... members) {
    super(RULES, builder, members);
    this.athena = athena;
  }

  final Athena athena() {
    return athena;
  }

  /// This action on a work group, which may not be there.
  final List<Permission> onWorkGroup(String workGroup, Call call) {
    return List.of(athena.workGroups().permission("athena:" + name(), workGroup, call));
  }
}
