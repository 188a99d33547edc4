package weir.api.ec2;

import weir.api.protocol.ApiException;

/// The errors that many operations share, in AWS's words.
final class Ec2Errors {
  private Ec2Errors() {}

  /// @param parameter in camel case, as AWS's sentence has it: `vpcId`
  static ApiException missing(String parameter) {
    return ApiException.badRequest(
        "MissingParameter", "The request must contain the parameter " + parameter);
  }

  static ApiException invalidValue(String sentence) {
    return ApiException.badRequest("InvalidParameterValue", sentence);
  }

  /// AWS's sentence for a value that a parameter cannot take.
  static ApiException invalidValue(Object value, String parameter, String sentence) {
    return invalidValue(
        "Value (" + value + ") for parameter " + parameter + " is invalid. " + sentence);
  }

  static ApiException combination(String sentence) {
    return ApiException.badRequest("InvalidParameterCombination", sentence);
  }

  static ApiException dependency(String sentence) {
    return ApiException.badRequest("DependencyViolation", sentence);
  }

  /// What a real client may send and Weir does not do.
  static ApiException unsupported(String sentence) {
    return ApiException.badRequest("UnsupportedOperation", sentence);
  }
}
