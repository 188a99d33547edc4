package weir.api.ec2;

/// Says whether a service may take a role, as flow logs ask at their creation. Implemented over the
/// room that keeps roles.
@FunctionalInterface
public interface DeliveryRoles {
  /// No role can be assumed.
  DeliveryRoles NONE = (roleArn, service, sourceAccount, sourceArn) -> false;

  /// @param service that would assume it: `vpc-flow-logs.amazonaws.com`
  /// @param sourceAccount `aws:SourceAccount`
  /// @param sourceArn `aws:SourceArn`
  boolean assumable(String roleArn, String service, String sourceAccount, String sourceArn);
}
