package weir.diagnosis;

import java.util.List;

/// A network interface that a flow log covers.
///
/// @param name its tag `Name`; empty without one
public record InterfaceFacts(String id, String name, CaptureFacts capture) {
  /// For people: `eni-0a1b2c3d (web)`.
  String label() {
    return name.isEmpty() ? id : id + " (" + name + ")";
  }

  /// The effect of a trouble that some of all interfaces have.
  static Effect effect(List<?> troubled, FlowLogFacts facts) {
    return troubled.size() == facts.interfaces().size()
        ? Effect.NOTHING_ARRIVES
        : Effect.LESS_ARRIVES;
  }

  /// `2 of its 5 interfaces`, `Its only interface`; it begins a sentence.
  static String share(List<?> troubled, FlowLogFacts facts) {
    int all = facts.interfaces().size();
    return all == 1 ? "Its only interface" : troubled.size() + " of its " + all + " interfaces";
  }
}
