package weir.cli;

import com.fasterxml.jackson.databind.JsonNode;

/// A request that a service calls wrong.
final class ServiceRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;
  private final transient JsonNode body;

  private ServiceRefusal(String code, String sentence, JsonNode body) {
    super(sentence);
    this.code = code;
    this.body = body;
  }

  static ServiceRefusal of(JsonNode body) {
    String type = body.path("__type").asText();
    String lower = body.path("message").asText();
    return new ServiceRefusal(
        type.substring(type.lastIndexOf('#') + 1),
        lower.isEmpty() ? body.path("Message").asText() : lower,
        body);
  }

  /// AWS's name of the error.
  String code() {
    return code;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }

  /// All that was answered.
  JsonNode body() {
    return body;
  }
}
