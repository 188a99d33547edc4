package weir.api.protocol;

import java.util.Map;

/// An error that a client gets, in AWS's words.
public final class ApiException extends RuntimeException {
  private final int status;
  private final String code;
  private final String sentence;
  private final Map<String, String> details;
  private final Map<String, Object> structure;

  /// @param status HTTP status; below 500 the sender is at fault
  /// @param code AWS's error code: `InvalidVpcID.NotFound`
  /// @param details further members of the error, such as S3's `BucketName`
  public ApiException(int status, String code, String sentence, Map<String, String> details) {
    this(status, code, sentence, details, Map.of());
  }

  private ApiException(
      int status,
      String code,
      String sentence,
      Map<String, String> details,
      Map<String, Object> structure) {
    super(code + ": " + sentence, null, false, false);
    this.status = status;
    this.code = code;
    this.sentence = sentence;
    this.details = Map.copyOf(details);
    this.structure = Map.copyOf(structure);
  }

  public ApiException(int status, String code, String sentence) {
    this(status, code, sentence, Map.of());
  }

  /// The sender's fault, status 400.
  public static ApiException badRequest(String code, String sentence) {
    return new ApiException(400, code, sentence);
  }

  /// As [#badRequest], with members that have members themselves. JSON alone shows them.
  ///
  /// @param structure values are String, Long, or such a map again
  public static ApiException badRequest(
      String code, String sentence, Map<String, Object> structure) {
    return new ApiException(400, code, sentence, Map.of(), structure);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String sentence() {
    return sentence;
  }

  public Map<String, String> details() {
    return details;
  }

  public Map<String, Object> structure() {
    return structure;
  }

  public boolean senderAtFault() {
    return status < 500;
  }
}
