package weir.api.weir;

import java.time.Instant;
import java.util.Map;
import weir.store.state.Scope;

/// Hears how the deliveries of agents fare. Safe for any number of threads.
@FunctionalInterface
public interface DeliveryReports {
  /// Takes the place of what the host said before.
  ///
  /// @param scope whose agent it is
  /// @param problems AWS's word for what is wrong, by flow log; without those that succeed
  void take(Scope scope, String host, Map<String, String> problems, Instant now);
}
