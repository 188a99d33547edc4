package weir.api.kms;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import weir.api.auth.RequestFacts;
import weir.api.gateway.CallListener;
import weir.api.protocol.ApiException;
import weir.api.protocol.Protocol;

/// Tells the audit of keys that are used through another service, allowed or refused, as CloudTrail
/// does: a record of KMS, with the one who called the service as its user and the service in place
/// of an address.
final class KeyUses {
  private static final JsonFactory JSON = new JsonFactory();

  private final CallListener listener;

  KeyUses(CallListener listener) {
    this.listener = listener;
  }

  /// Does it, and tells how it went.
  ///
  /// @param operation as a client of KMS would have called it: `GenerateDataKey`
  /// @param parameters those that are texts
  <R> R told(
      KeyUser user,
      String operation,
      Map<String, String> parameters,
      Map<String, String> context,
      Supplier<R> deed) {
    long startedAtNanos = System.nanoTime();
    ApiException error = null;
    try {
      return deed.get();
    } catch (ApiException refusal) {
      error = refusal;
      throw refusal;
    } finally {
      listener.ended(ended(user, operation, json(parameters, context), error, startedAtNanos));
    }
  }

  private static CallListener.Ended ended(
      KeyUser user,
      String operation,
      String parameters,
      @Nullable ApiException error,
      long startedAtNanos) {
    String service = user.service() + ".amazonaws.com";
    RequestFacts facts =
        new RequestFacts(service, service, true, user.facts().region(), user.facts().now());
    return new CallListener.Ended(
        UUID.randomUUID().toString(),
        KmsApi.SHAPE,
        Protocol.AWS_JSON_1_1,
        operation,
        true,
        parameters,
        user.caller(),
        facts,
        List.of(),
        error == null ? 200 : error.status(),
        error,
        System.nanoTime() - startedAtNanos);
  }

  private static String json(Map<String, String> parameters, Map<String, String> context) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, String> parameter : new TreeMap<>(parameters).entrySet()) {
        json.writeStringField(parameter.getKey(), parameter.getValue());
      }
      json.writeObjectFieldStart("encryptionContext");
      for (Map.Entry<String, String> pair : new TreeMap<>(context).entrySet()) {
        json.writeStringField(pair.getKey(), pair.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }
}
