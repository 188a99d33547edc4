package weir.model.flow;

/// Which flows a flow log keeps.
public enum TrafficType {
  ACCEPT,
  REJECT,
  ALL;

  public boolean keeps(FlowAction action) {
    return this == ALL || name().equals(action.name());
  }
}
