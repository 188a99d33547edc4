package weir.api.firehose;

/// Whether Firehose can become a role, as its trust policy is at this moment.
@FunctionalInterface
public interface StreamRoles {
  /// @param accountId owner of the stream, and the external id
  /// @param streamArn for `aws:SourceArn`
  boolean assumable(String roleArn, String accountId, String streamArn);
}
