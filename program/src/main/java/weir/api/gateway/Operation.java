package weir.api.gateway;

import java.util.List;
import software.amazon.awssdk.core.SdkPojo;
import weir.api.auth.Permission;

/// One operation of a service.
///
/// To add one, write a class named like the operation into the service's room, with AWS's spelling,
/// and name it in the service's list. Routing, codec, signature check, authorization, audit, errors
/// and metrics follow.
///
/// @param <I> the SDK's request class
/// @param <O> the SDK's response class
public interface Operation<I extends SdkPojo, O extends SdkPojo> {
  /// As on the wire: `CreateVpc`.
  default String name() {
    return getClass().getSimpleName();
  }

  /// A builder of [I], which the codec fills.
  SdkPojo newRequest();

  /// What the caller must be allowed, all of it. Asked before [#answer] runs, and before a dry run
  /// ends. Empty only for what AWS lets everybody do who has credentials, such as
  /// GetCallerIdentity.
  List<Permission> permissions(I request, Call call);

  /// Does it.
  ///
  /// @throws weir.api.protocol.ApiException with AWS's code and sentence when it cannot be done
  O answer(I request, Call call);

  /// What the audit record shows of a request.
  default SdkPojo recorded(I request) {
    return request;
  }

  /// Whether it changes nothing; the audit record says so.
  default boolean readOnly() {
    String name = name();
    return name.startsWith("Describe") || name.startsWith("Get") || name.startsWith("List");
  }
}
