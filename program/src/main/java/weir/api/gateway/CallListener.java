package weir.api.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.api.auth.Caller;
import weir.api.auth.RequestFacts;
import weir.api.protocol.ApiException;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;

/// Hears of every call when its answer is ready and not yet sent: metrics, audit, log.
public interface CallListener {
  void ended(Ended call);

  /// Hears of what should not happen.
  default void defect(String requestId, RuntimeException defect) {}

  /// @param operation empty when the request was refused before one was found
  /// @param parameters a JSON object without secrets, or `null`
  /// @param error null when the call succeeded
  record Ended(
      String requestId,
      ServiceShape service,
      Protocol protocol,
      String operation,
      boolean readOnly,
      String parameters,
      Caller caller,
      RequestFacts facts,
      List<Call.Denial> denials,
      int status,
      @Nullable ApiException error,
      long nanos) {}
}
