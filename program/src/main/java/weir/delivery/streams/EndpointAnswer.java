package weir.delivery.streams;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What an HTTP endpoint answered, and whether it took the records: status 200 with a JSON object
/// that repeats the request's id and says when.
///
/// @param secret that is shown to nobody, should the endpoint repeat it; empty for none
record EndpointAnswer(int status, byte[] body, String secret) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int TOO_LARGE = 413;
  private static final int SHOWN = 1024;

  /// @throws Undelivered when the endpoint did not take the records
  void requireAccepted(String requestId) throws Undelivered {
    if (status != 200) {
      throw new Undelivered(
          "HttpEndpoint.DestinationException",
          "The following response was received from the endpoint destination. "
              + status
              + ": "
              + shown(),
          status == TOO_LARGE);
    }
    String answered = null;
    boolean timed = false;
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw invalid("is no JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("requestId") && value == JsonToken.VALUE_STRING) {
          answered = json.getText();
        } else if (name.equals("timestamp")) {
          timed = value == JsonToken.VALUE_NUMBER_INT;
        }
        json.skipChildren();
      }
    } catch (IOException malformed) {
      throw invalid("is no JSON object");
    }
    if (answered == null || !timed) {
      throw invalid("lacks a requestId or a timestamp in milliseconds");
    }
    if (!answered.equals(requestId)) {
      throw invalid("has the requestId " + answered + " but the request has " + requestId);
    }
  }

  private Undelivered invalid(String what) {
    return new Undelivered(
        "HttpEndpoint.InvalidResponseFromDestination",
        "The endpoint's answer " + what + ". " + status + ": " + shown(),
        false);
  }

  private String shown() {
    String text = new String(body, StandardCharsets.UTF_8);
    String harmless = secret.isEmpty() ? text : text.replace(secret, "***");
    return harmless.substring(0, Math.min(harmless.length(), SHOWN));
  }
}
