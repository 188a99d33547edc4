package weir.api.weir;

import java.util.List;
import weir.diagnosis.Diagnosis;
import weir.store.state.Scope;

/// Says how flow logs fare, and why not better. Safe for any number of threads.
@FunctionalInterface
public interface FlowLogDiagnoses {
  /// Every flow log of an account and region, by ascending id.
  List<Diagnosis> of(Scope scope);
}
