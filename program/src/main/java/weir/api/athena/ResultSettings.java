package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.EncryptionConfiguration;
import software.amazon.awssdk.services.athena.model.EncryptionOption;
import software.amazon.awssdk.services.athena.model.ResultConfiguration;
import software.amazon.awssdk.services.athena.model.S3AclOption;
import software.amazon.awssdk.services.athena.model.WorkGroup;

/// Where results go and how they are locked: what a request asks for, what its work group says, and
/// which of the two wins.
final class ResultSettings {
  private static final Pattern LOCATION =
      Pattern.compile("s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/.*)?", Pattern.DOTALL);
  private static final Pattern ACCOUNT = Pattern.compile("^[0-9]{12}$");
  private static final Set<String> MEMBERS =
      Set.of(
          "OutputLocation", "EncryptionConfiguration", "ExpectedBucketOwner", "AclConfiguration");

  private ResultSettings() {}

  /// @throws weir.api.protocol.ApiException when they cannot be followed
  static ResultConfiguration checked(@Nullable ResultConfiguration asked) {
    if (asked == null) {
      return ResultConfiguration.builder().build();
    }
    RULES.only("", asked, MEMBERS);
    if (asked.outputLocation() != null) {
      location(asked.outputLocation());
    }
    if (asked.expectedBucketOwner() != null) {
      RULES.matches("expectedBucketOwner", asked.expectedBucketOwner(), ACCOUNT);
    }
    if (asked.encryptionConfiguration() != null) {
      checked(asked.encryptionConfiguration());
    }
    if (asked.aclConfiguration() != null
        && asked.aclConfiguration().s3AclOption() != S3AclOption.BUCKET_OWNER_FULL_CONTROL) {
      throw AthenaErrors.invalid(
          "S3AclOption is "
              + asked.aclConfiguration().s3AclOptionAsString()
              + " but must be BUCKET_OWNER_FULL_CONTROL");
    }
    return asked;
  }

  private static void location(String location) {
    if (!LOCATION.matcher(location).matches()) {
      throw AthenaErrors.invalid("outputLocation is not a valid S3 path.");
    }
  }

  private static void checked(EncryptionConfiguration encryption) {
    EncryptionOption option = RULES.present("encryptionOption", encryption.encryptionOption());
    switch (option) {
      case SSE_S3 -> {
        if (encryption.kmsKey() != null) {
          throw AthenaErrors.invalid("KmsKey is set, but SSE_S3 takes no key; leave it out");
        }
      }
      case SSE_KMS -> {
        if (encryption.kmsKey() == null) {
          throw AthenaErrors.invalid("KMS key must be specified for SSE_KMS and CSE_KMS");
        }
      }
      case CSE_KMS ->
          throw AthenaErrors.invalid(
              "EncryptionOption is CSE_KMS, which Weir's Athena does not have; use SSE_S3 or"
                  + " SSE_KMS");
      case UNKNOWN_TO_SDK_VERSION ->
          throw AthenaErrors.invalid(
              "EncryptionOption is "
                  + encryption.encryptionOptionAsString()
                  + " but must be SSE_S3 or SSE_KMS");
    }
  }

  /// What an execution follows: an enforcing group's settings, else the request's before the
  /// group's.
  ///
  /// @throws weir.api.protocol.ApiException when neither names a location
  static ResultConfiguration effective(
      WorkGroup group, @Nullable ResultConfiguration asked, boolean locationNeeded) {
    ResultConfiguration own = group.configuration().resultConfiguration();
    ResultConfiguration base = own == null ? ResultConfiguration.builder().build() : own;
    ResultConfiguration.Builder effective = base.toBuilder();
    if (asked != null && !WorkGroups.enforced(group)) {
      if (asked.outputLocation() != null) {
        effective.outputLocation(asked.outputLocation());
      }
      if (asked.encryptionConfiguration() != null) {
        effective.encryptionConfiguration(asked.encryptionConfiguration());
      }
      if (asked.expectedBucketOwner() != null) {
        effective.expectedBucketOwner(asked.expectedBucketOwner());
      }
      if (asked.aclConfiguration() != null) {
        effective.aclConfiguration(asked.aclConfiguration());
      }
    }
    ResultConfiguration settled = effective.build();
    if (settled.outputLocation() == null && locationNeeded) {
      throw AthenaErrors.invalid(
          "No output location provided. An output location is required either through the Workgroup"
              + " result configuration setting or as an API input.");
    }
    return settled;
  }
}
