package weir.api.athena;

import java.util.LinkedHashMap;
import java.util.Map;
import weir.api.gateway.ModelRules;
import weir.api.protocol.ApiException;

/// Athena's errors. The code says little; `AthenaErrorCode` beside it says more.
final class AthenaErrors {
  /// What the service's model says of members.
  static final ModelRules RULES =
      new ModelRules("Weir's Athena", false, AthenaErrors::invalid, AthenaErrors::invalid);

  private AthenaErrors() {}

  static ApiException invalid(String sentence) {
    return invalid(sentence, "INVALID_INPUT");
  }

  /// @param athenaCode `INVALID_INPUT`, `MALFORMED_QUERY`
  static ApiException invalid(String sentence, String athenaCode) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("AthenaErrorCode", athenaCode);
    details.put("ErrorCode", athenaCode);
    details.put("Message", sentence);
    return new ApiException(400, "InvalidRequestException", sentence, details);
  }

  static ApiException malformedQuery(String sentence) {
    return invalid(sentence, "MALFORMED_QUERY");
  }

  static ApiException noWorkGroup() {
    return invalid("WorkGroup is not found.");
  }

  static ApiException noExecution(String id) {
    return invalid("QueryExecution " + id + " was not found", "QUERY_EXECUTION_NOT_FOUND");
  }

  static ApiException noNamedQuery(String id) {
    return invalid("NamedQuery " + id + " was not found");
  }

  static ApiException otherRequest() {
    return invalid("Idempotent parameters do not match", "IDEMPOTENT_PARAMETER_MISMATCH");
  }

  static ApiException notFound(String sentence, String resource) {
    return new ApiException(
        400,
        "ResourceNotFoundException",
        sentence,
        Map.of("Message", sentence, "ResourceName", resource));
  }

  static ApiException metadata(String sentence) {
    return new ApiException(400, "MetadataException", sentence, Map.of("Message", sentence));
  }

  static ApiException tooManyQueries() {
    String sentence =
        "You have exceeded the limit for the number of queries you can run concurrently. Reduce the"
            + " number of concurrent queries submitted by this account.";
    return new ApiException(
        400,
        "TooManyRequestsException",
        sentence,
        Map.of("Message", sentence, "Reason", "CONCURRENT_QUERY_LIMIT_EXCEEDED"));
  }
}
