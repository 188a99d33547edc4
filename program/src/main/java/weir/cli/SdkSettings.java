package weir.cli;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import weir.model.aws.Fault;

/// What the environment and the chosen profile tell AWS's clients, and so tells Weir's calls too.
final class SdkSettings {
  private static final DefaultCredentialsProvider CREDENTIALS =
      DefaultCredentialsProvider.builder().build();

  private SdkSettings() {}

  /// The credentials as they are now; they may be renewed meanwhile.
  static AwsCredentials credentials() {
    try {
      return CREDENTIALS.resolveCredentials();
    } catch (SdkClientException none) {
      throw new Fault.Denied(
          "no credentials were found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
              + " AWS_PROFILE");
    }
  }

  static String region() {
    return Stream.of(variable("AWS_REGION"), variable("AWS_DEFAULT_REGION"), profile("region"))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse("us-east-1");
  }

  /// @param told on the command line; null for what the environment and the profile say
  static URI endpoint(@Nullable URI told, String option) {
    return Optional.ofNullable(told)
        .or(() -> variable("AWS_ENDPOINT_URL").map(URI::create))
        .or(() -> profile("endpoint_url").map(URI::create))
        .orElseThrow(() ->
            new Fault.Invalid(
                "it is not said where Weir serves; give "
                    + option
                    + " http://127.0.0.1:4566, or set AWS_ENDPOINT_URL"));
  }

  private static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
  }

  private static Optional<String> profile(String property) {
    return ProfileFile.defaultProfileFile()
        .profile(variable("AWS_PROFILE").orElse("default"))
        .flatMap(profile -> profile.property(property));
  }
}
