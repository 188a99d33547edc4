package weir.api.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// JSON and CBOR documents within [WireLimits].
final class JsonForm {
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(WireLimits.DEPTH)
          .maxNameLength(WireLimits.NAME_LENGTH)
          .maxNumberLength(WireLimits.NUMBER_LENGTH)
          .maxTokenCount(3L * WireLimits.ELEMENTS)
          .build();

  /// Names of members are looked up and then forgotten: clients choose them, so they are not
  /// interned.
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(LIMITS)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  static final CBORFactory CBOR_FACTORY =
      CBORFactory.builder()
          .streamReadConstraints(LIMITS)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private JsonForm() {}

  interface Content {
    void writeTo(JsonGenerator json) throws IOException;
  }

  static byte[] bytes(JsonFactory factory, Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = factory.createGenerator(bytes)) {
      content.writeTo(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /// An error's members, for clients that find its code among them.
  static Content error(ServiceShape service, ApiException error) {
    return json -> {
      String namespace = service.errorNamespace();
      json.writeStartObject();
      json.writeStringField(
          "__type", namespace.isEmpty() ? error.code() : namespace + "#" + error.code());
      sentence(json, error);
      json.writeEndObject();
    };
  }

  /// An error's members, for clients that find its code in a header.
  static Content error(ApiException error) {
    return json -> {
      json.writeStartObject();
      sentence(json, error);
      json.writeEndObject();
    };
  }

  private static void sentence(JsonGenerator json, ApiException error) throws IOException {
    if (!error.sentence().isEmpty()) {
      json.writeStringField("message", error.sentence());
    }
    for (Map.Entry<String, String> detail : error.details().entrySet()) {
      json.writeStringField(detail.getKey(), detail.getValue());
    }
    members(json, error.structure());
  }

  private static void members(JsonGenerator json, Map<?, ?> members) throws IOException {
    for (Map.Entry<?, ?> member : members.entrySet()) {
      json.writeFieldName(String.valueOf(member.getKey()));
      switch (member.getValue()) {
        case Map<?, ?> inner -> {
          json.writeStartObject();
          members(json, inner);
          json.writeEndObject();
        }
        case Long number -> json.writeNumber(number);
        case Object text -> json.writeString(text.toString());
      }
    }
  }
}
