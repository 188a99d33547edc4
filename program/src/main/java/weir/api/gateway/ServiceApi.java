package weir.api.gateway;

import java.io.IOException;
import java.util.List;
import weir.api.auth.Authenticator;
import weir.api.protocol.ApiException;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;
import weir.api.protocol.WireRequest;
import weir.api.protocol.WireResponse;
import weir.model.aws.Fault;

/// A service as clients see it: its operations, and its words for what goes wrong.
public interface ServiceApi {
  ServiceShape shape();

  /// The operations that Weir has of the service, as on the wire.
  List<String> operationNames();

  /// The operation that a request names, for what is written down of requests that are refused
  /// before anything of them is read; empty when it names none that Weir has.
  String nameOf(WireRequest request, byte[] body, Protocol protocol);

  /// Finds the operation that a request asks for. Reads headers and path; the body is there already
  /// when [#wantsWholeBody] says so.
  ///
  /// @throws ApiException when there is no such operation, or Weir does not have it
  Invocation find(WireRequest request, byte[] body, Protocol protocol);

  /// Whether the body is read before the operation runs, which bounds its size.
  default boolean wantsWholeBody() {
    return true;
  }

  /// Whether a body that is read whole may come compressed; else it is refused.
  default boolean inflatesBodies() {
    return false;
  }

  /// Whether an unsigned request may come as far as the policies; else it is refused at the door.
  default boolean admitsAnonymous() {
    return false;
  }

  /// The service's words for a signature that is refused.
  ApiException rejected(Authenticator.RejectedSignature rejection, Protocol protocol);

  /// The service's words for a permission that is refused.
  ApiException denied(Call.Denial denial, Protocol protocol);

  /// The service's words for a client that calls too often.
  default ApiException throttled(Protocol protocol) {
    return switch (protocol) {
      case EC2_QUERY -> new ApiException(503, "RequestLimitExceeded", "Request limit exceeded.");
      case REST_XML -> new ApiException(503, "SlowDown", "Please reduce your request rate.");
      case AWS_QUERY -> new ApiException(400, "Throttling", "Rate exceeded");
      case AWS_JSON_1_0, AWS_JSON_1_1, REST_JSON, RPC_V2_CBOR ->
          new ApiException(400, "ThrottlingException", "Rate exceeded");
    };
  }

  /// The service's words for a fault of a lower floor.
  ApiException fault(Fault fault);

  WireResponse error(WireRequest request, Protocol protocol, ApiException error, String requestId);

  /// One request to one operation.
  interface Invocation {
    /// `CreateVpc`
    String operation();

    boolean readOnly();

    /// Asks for permission, and does it.
    WireResponse answer(Call call) throws IOException;

    /// What was asked for, as a JSON object without secrets, for the audit record; `null` in text
    /// when there is nothing.
    String parameters();
  }
}
