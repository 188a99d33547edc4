package weir.app;

import java.util.Objects;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import weir.model.aws.Fault;

/// What S3 refuses, as faults.
final class S3Faults {
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private S3Faults() {}

  /// What S3 says, without the numbers of the request. Some services say no more than a code.
  static String sentence(S3Exception refused) {
    AwsErrorDetails details = refused.awsErrorDetails();
    String said = Objects.requireNonNullElse(details.errorMessage(), "");
    return said.isBlank()
        ? "S3 answers " + refused.statusCode() + " " + details.errorCode() + " and no reason"
        : said;
  }

  /// @param what `read s3://bucket/key`
  static <T> T asked(String what, Supplier<T> deed) {
    try {
      return deed.get();
    } catch (S3Exception refused) {
      if (String.valueOf(refused.awsErrorDetails().errorCode()).startsWith("KMS.")) {
        throw new Fault.Denied("cannot " + what + ": " + sentence(refused));
      }
      throw switch (refused.statusCode()) {
        case FORBIDDEN -> new Fault.Denied("Access Denied: the caller may not " + what);
        case NOT_FOUND -> new Fault.NotFound("cannot " + what + ": it does not exist");
        default -> new Fault.Unavailable("cannot " + what + ": " + sentence(refused), refused);
      };
    } catch (SdkException broken) {
      throw new Fault.Unavailable("cannot " + what + ": " + broken.getMessage(), broken);
    }
  }
}
