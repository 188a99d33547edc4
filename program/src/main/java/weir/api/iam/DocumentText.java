package weir.api.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import weir.model.aws.Fault;
import weir.store.state.DocumentKind;

/// How this room's records become text and records again: JSON with the components' names.
final class DocumentText {
  /// What an older Weir did not know yet is passed over, so that a step back is possible.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantReader()))
          .build();

  private DocumentText() {}

  static <T> DocumentKind<T> kind(String name, Class<T> type) {
    return new DocumentKind<>(name, DocumentText::print, text -> parse(name, type, text));
  }

  private static String print(Object document) {
    try {
      return JSON.writeValueAsString(document);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static <T> T parse(String name, Class<T> type, String text) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException malformed) {
      // Not the parser's own sentence: it quotes the text, and that may hold a secret.
      throw new Fault.Corrupt("a kept document of the kind " + name + " cannot be read");
    }
  }

  private static final class InstantReader extends FromStringDeserializer<Instant> {
    private static final long serialVersionUID = 1;

    InstantReader() {
      super(Instant.class);
    }

    @Override
    protected Instant _deserialize(String text, DeserializationContext context) {
      return Instant.parse(text);
    }
  }
}
