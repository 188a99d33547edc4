package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.ResultConfiguration;
import software.amazon.awssdk.services.athena.model.ResultConfigurationUpdates;
import software.amazon.awssdk.services.athena.model.WorkGroupConfiguration;
import software.amazon.awssdk.services.athena.model.WorkGroupConfigurationUpdates;

/// The settings of a work group: which there are, what they are when nothing is said, and how they
/// change.
final class WorkGroupSettings {
  private static final long LEAST_CUTOFF_BYTES = 10_000_000;
  private static final Set<String> MEMBERS =
      Set.of(
          "ResultConfiguration",
          "EnforceWorkGroupConfiguration",
          "PublishCloudWatchMetricsEnabled",
          "BytesScannedCutoffPerQuery",
          "EngineVersion");
  private static final Set<String> UPDATES =
      Set.of(
          "EnforceWorkGroupConfiguration",
          "ResultConfigurationUpdates",
          "PublishCloudWatchMetricsEnabled",
          "BytesScannedCutoffPerQuery",
          "RemoveBytesScannedCutoffPerQuery",
          "EngineVersion");

  private WorkGroupSettings() {}

  /// @throws weir.api.protocol.ApiException when they cannot be followed
  static WorkGroupConfiguration of(@Nullable WorkGroupConfiguration asked) {
    WorkGroupConfiguration given = asked == null ? WorkGroupConfiguration.builder().build() : asked;
    RULES.only("", given, MEMBERS);
    return WorkGroupConfiguration.builder()
        .resultConfiguration(ResultSettings.checked(given.resultConfiguration()))
        .enforceWorkGroupConfiguration(or(given.enforceWorkGroupConfiguration(), true))
        .publishCloudWatchMetricsEnabled(or(given.publishCloudWatchMetricsEnabled(), false))
        .bytesScannedCutoffPerQuery(cutoff(given.bytesScannedCutoffPerQuery()))
        .requesterPaysEnabled(false)
        .enableMinimumEncryptionConfiguration(false)
        .engineVersion(EngineVersions.chosen(given.engineVersion()))
        .build();
  }

  private static boolean or(@Nullable Boolean given, boolean usual) {
    return given == null ? usual : given;
  }

  private static @Nullable Long cutoff(@Nullable Long bytes) {
    if (bytes != null && bytes < LEAST_CUTOFF_BYTES) {
      throw AthenaErrors.invalid(
          "1 validation error detected: Value at 'configuration.bytesScannedCutoffPerQuery' failed"
              + " to satisfy constraint: Member must have value greater than or equal to "
              + LEAST_CUTOFF_BYTES);
    }
    return bytes;
  }

  static WorkGroupConfiguration updated(
      WorkGroupConfiguration before, @Nullable WorkGroupConfigurationUpdates updates) {
    if (updates == null) {
      return before;
    }
    RULES.only("", updates, UPDATES);
    WorkGroupConfiguration.Builder after = before.toBuilder();
    if (updates.enforceWorkGroupConfiguration() != null) {
      after.enforceWorkGroupConfiguration(updates.enforceWorkGroupConfiguration());
    }
    if (updates.publishCloudWatchMetricsEnabled() != null) {
      after.publishCloudWatchMetricsEnabled(updates.publishCloudWatchMetricsEnabled());
    }
    if (updates.bytesScannedCutoffPerQuery() != null) {
      after.bytesScannedCutoffPerQuery(cutoff(updates.bytesScannedCutoffPerQuery()));
    }
    if (Boolean.TRUE.equals(updates.removeBytesScannedCutoffPerQuery())) {
      after.bytesScannedCutoffPerQuery(null);
    }
    if (updates.engineVersion() != null) {
      after.engineVersion(EngineVersions.chosen(updates.engineVersion()));
    }
    if (updates.resultConfigurationUpdates() != null) {
      after.resultConfiguration(
          updated(before.resultConfiguration(), updates.resultConfigurationUpdates()));
    }
    return after.build();
  }

  private static ResultConfiguration updated(
      @Nullable ResultConfiguration before, ResultConfigurationUpdates updates) {
    ResultConfiguration.Builder after =
        before == null ? ResultConfiguration.builder() : before.toBuilder();
    if (updates.outputLocation() != null || Boolean.TRUE.equals(updates.removeOutputLocation())) {
      after.outputLocation(updates.outputLocation());
    }
    if (updates.encryptionConfiguration() != null
        || Boolean.TRUE.equals(updates.removeEncryptionConfiguration())) {
      after.encryptionConfiguration(updates.encryptionConfiguration());
    }
    if (updates.expectedBucketOwner() != null
        || Boolean.TRUE.equals(updates.removeExpectedBucketOwner())) {
      after.expectedBucketOwner(updates.expectedBucketOwner());
    }
    if (updates.aclConfiguration() != null
        || Boolean.TRUE.equals(updates.removeAclConfiguration())) {
      after.aclConfiguration(updates.aclConfiguration());
    }
    return ResultSettings.checked(after.build());
  }
}
