package weir.model.flow;

/// What security groups and network ACLs did with a flow, in the words of the `action` field.
public enum FlowAction {
  ACCEPT,
  REJECT
}
