package weir.diagnosis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a flow log delivers to, as far as Weir can see into it.
public sealed interface DestinationFacts {
  /// A place that Weir does not see into, such as a folder or another S3 service: what its
  /// deliveries say is all there is to know.
  record Opaque(String target) implements DestinationFacts {}

  /// @param kind `bucket`, `delivery stream`
  record Missing(String kind, String name) implements DestinationFacts {}

  /// A bucket of Weir's own S3.
  ///
  /// @param policy null when it has none
  /// @param policyToHave the policy with the statements that let deliveries in
  /// @param refusals what the policy does not let the log-delivery service do
  /// @param key of the bucket's default encryption; null without one
  record Bucket(
      String name,
      @Nullable String policy,
      String policyToHave,
      List<Refusal> refusals,
      @Nullable KeyFacts key)
      implements DestinationFacts {
    public Bucket {
      refusals = List.copyOf(refusals);
    }
  }

  /// A log group of Weir's own CloudWatch Logs.
  ///
  /// @param there false until the first records make it
  /// @param retentionDays null when events never expire
  /// @param key that the group is encrypted with; null without one
  /// @param damage files of the group that cannot be read, each with the reason
  record LogGroup(
      String name,
      boolean there,
      @Nullable Integer retentionDays,
      @Nullable KeyFacts key,
      List<String> damage)
      implements DestinationFacts {
    public LogGroup {
      damage = List.copyOf(damage);
    }
  }

  /// A delivery stream of Weir's own Firehose.
  ///
  /// @param status `ACTIVE`
  /// @param failure why its own destination takes nothing; null while it does
  /// @param waitingRecords that it has taken and not delivered
  record Stream(String name, String status, @Nullable String failure, long waitingRecords)
      implements DestinationFacts {}

  /// The key that a destination encrypts with; null when it has none, or it is not seen.
  default @Nullable KeyFacts encryptionKey() {
    return switch (this) {
      case Bucket bucket -> bucket.key();
      case LogGroup group -> group.key();
      case Opaque _, Missing _, Stream _ -> null;
    };
  }
}
