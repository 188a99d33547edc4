package weir.model.flow;

/// Which way a flow crossed the recorded interface.
public enum FlowDirection {
  INGRESS("ingress"),
  EGRESS("egress");

  private final String wireName;

  FlowDirection(String wireName) {
    this.wireName = wireName;
  }

  /// The word of the `flow-direction` field.
  public String wireName() {
    return wireName;
  }

  public FlowDirection reverse() {
    return this == INGRESS ? EGRESS : INGRESS;
  }
}
