package weir.api.logs;

import weir.api.gateway.ModelRules;
import weir.api.protocol.ApiException;

/// The errors of CloudWatch Logs. All have status 400 but where the service itself is at fault.
final class LogsErrors {
  /// What the service's model says of members.
  static final ModelRules RULES =
      new ModelRules("Weir", true, LogsErrors::invalid, LogsErrors::invalid);

  private LogsErrors() {}

  static ApiException invalid(String sentence) {
    return ApiException.badRequest("InvalidParameterException", sentence);
  }

  static ApiException validation(String sentence) {
    return ApiException.badRequest("ValidationException", sentence);
  }

  static ApiException notFound(String sentence) {
    return ApiException.badRequest("ResourceNotFoundException", sentence);
  }

  static ApiException noGroup() {
    return notFound("The specified log group does not exist.");
  }

  static ApiException noStream() {
    return notFound("The specified log stream does not exist.");
  }

  static ApiException noQuery(String id) {
    return notFound("Query ID " + id + " does not exist.");
  }

  static ApiException badToken() {
    return invalid("The specified nextToken is invalid.");
  }

  static ApiException exists(String sentence) {
    return ApiException.badRequest("ResourceAlreadyExistsException", sentence);
  }

  static ApiException limitExceeded(String sentence) {
    return ApiException.badRequest("LimitExceededException", sentence);
  }

  static ApiException accessDenied(String sentence) {
    return ApiException.badRequest("AccessDeniedException", sentence);
  }

  static ApiException throttled() {
    return ApiException.badRequest("ThrottlingException", "Rate exceeded");
  }

  /// Said of what AWS has and Weir does not.
  static ApiException unsupported(String sentence) {
    return ApiException.badRequest("UnsupportedOperationException", sentence);
  }
}
