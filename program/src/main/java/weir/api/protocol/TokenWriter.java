package weir.api.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/// Writes shapes as JSON or CBOR. Used by one thread.
final class TokenWriter {
  private static final int EPOCH_SECONDS_TAG = 1;
  private static final String HIDDEN = "***";

  interface Content {
    void writeTo(TokenWriter writer) throws IOException;
  }

  private final JsonGenerator json;
  private final TokenDialect dialect;
  private final boolean hidesSecrets;

  /// @param hidesSecrets whether `***` takes the place of secrets
  TokenWriter(JsonGenerator json, TokenDialect dialect, boolean hidesSecrets) {
    this.json = json;
    this.dialect = dialect;
    this.hidesSecrets = hidesSecrets;
  }

  void shape(SdkPojo shape) throws IOException {
    json.writeStartObject();
    members(shape);
    json.writeEndObject();
  }

  private void members(SdkPojo shape) throws IOException {
    Set<Member> secrets = hidesSecrets ? Secrets.of(shape) : Set.of();
    for (Member member : Members.of(shape).all()) {
      if (dialect == TokenDialect.TEXT || member.location() == MarshallLocation.PAYLOAD) {
        Object value = member.value(shape);
        if (value != null) {
          json.writeFieldName(dialect.nameInAnswers(member));
          if (secrets.contains(member)) {
            json.writeString(HIDDEN);
          } else {
            value(member, value);
          }
        }
      }
    }
  }

  void value(Member member, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
      return;
    }
    switch (member.type()) {
      case MemberType.Scalar scalar -> scalar(value);
      case MemberType.Timestamp timestamp -> timestamp((Instant) value, timestamp.format());
      case MemberType.Structure structure -> shape((SdkPojo) value);
      case MemberType.ListOf list -> {
        json.writeStartArray();
        for (Object element : (Collection<?>) value) {
          value(list.element(), element);
        }
        json.writeEndArray();
      }
      case MemberType.MapOf map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
          json.writeFieldName(entry.getKey().toString());
          value(map.value(), entry.getValue());
        }
        json.writeEndObject();
      }
    }
  }

  private void scalar(Object value) throws IOException {
    switch (value) {
      case String text -> json.writeString(text);
      case Boolean truth -> json.writeBoolean(truth);
      case Byte number -> json.writeNumber(number);
      case Short number -> json.writeNumber(number);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Float number -> floating(number, number.toString());
      case Double number -> floating(number, number.toString());
      case BigDecimal number -> json.writeNumber(number);
      case SdkBytes bytes -> bytes(bytes.asByteArrayUnsafe());
      case Document document -> document(document);
      default -> throw new IllegalStateException(value.getClass() + " is no scalar");
    }
  }

  /// JSON has no number for what is not finite.
  private void floating(Number number, String word) throws IOException {
    if (dialect != TokenDialect.CBOR && !Double.isFinite(number.doubleValue())) {
      json.writeString(word);
    } else if (number instanceof Float single) {
      json.writeNumber(single.floatValue());
    } else {
      json.writeNumber(number.doubleValue());
    }
  }

  private void bytes(byte[] bytes) throws IOException {
    if (dialect == TokenDialect.CBOR) {
      json.writeBinary(bytes);
    } else {
      json.writeString(Base64.getEncoder().encodeToString(bytes));
    }
  }

  private void timestamp(Instant instant, @Nullable Format format) throws IOException {
    switch (dialect) {
      case TEXT -> json.writeString(instant.toString());
      case CBOR -> {
        if (json instanceof CBORGenerator cbor) {
          cbor.writeTag(EPOCH_SECONDS_TAG);
        }
        json.writeNumber(instant.toEpochMilli() / 1000.0);
      }
      case JSON -> {
        if (format == Format.ISO_8601 || format == Format.RFC_822) {
          json.writeString(Timestamps.print(instant, format));
        } else if (format == Format.UNIX_TIMESTAMP_MILLIS) {
          json.writeNumber(instant.toEpochMilli());
        } else {
          json.writeNumber(Timestamps.epochSeconds(instant));
        }
      }
    }
  }

  private void document(Document document) throws IOException {
    if (document.isNull()) {
      json.writeNull();
    } else if (document.isBoolean()) {
      json.writeBoolean(document.asBoolean());
    } else if (document.isString()) {
      json.writeString(document.asString());
    } else if (document.isNumber()) {
      json.writeNumber(document.asNumber().bigDecimalValue());
    } else if (document.isList()) {
      json.writeStartArray();
      for (Document element : document.asList()) {
        document(element);
      }
      json.writeEndArray();
    } else {
      json.writeStartObject();
      for (Map.Entry<String, Document> entry : document.asMap().entrySet()) {
        json.writeFieldName(entry.getKey());
        document(entry.getValue());
      }
      json.writeEndObject();
    }
  }
}
