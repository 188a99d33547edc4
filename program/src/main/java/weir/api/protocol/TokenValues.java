package weir.api.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/// Reads the value at which a parser stands, strictly of its type. Used by one thread.
final class TokenValues {
  private static final int EPOCH_SECONDS_TAG = 1;
  private static final BigDecimal LONGEST_TIME = BigDecimal.valueOf(Instant.MAX.getEpochSecond());

  private final JsonParser parser;
  private final TokenDialect dialect;

  TokenValues(JsonParser parser, TokenDialect dialect) {
    this.parser = parser;
    this.dialect = dialect;
  }

  void expect(JsonToken token, String what) {
    if (parser.currentToken() != token) {
      throw wrong(what);
    }
  }

  /// Where the parser stands, for people: `filters.0.name`.
  String path() {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    return pointer.isEmpty() ? "the body" : pointer.substring(1).replace('/', '.');
  }

  ApiException wrong(String wanted) {
    JsonToken token = parser.currentToken();
    return Refusals.SERIALIZATION.malformed(
        path() + " is " + (token == null ? "empty" : token) + " but must be " + wanted);
  }

  Object scalar(MemberType.Scalar type) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (type) {
      case STRING -> {
        expect(JsonToken.VALUE_STRING, "a string");
        yield parser.getText();
      }
      case BOOLEAN -> {
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
          throw wrong("true or false");
        }
        yield token == JsonToken.VALUE_TRUE;
      }
      case BYTE, SHORT, INTEGER, LONG -> integer(type);
      case FLOAT, DOUBLE -> floating(type);
      case DECIMAL -> {
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
          throw wrong("a number");
        }
        yield parser.getDecimalValue();
      }
      case BLOB -> SdkBytes.fromByteArrayUnsafe(bytes());
      case DOCUMENT -> document();
    };
  }

  private Object integer(MemberType.Scalar type) throws IOException {
    expect(JsonToken.VALUE_NUMBER_INT, "an integer");
    try {
      return switch (type) {
        case BYTE -> (byte) inRange(type, parser.getIntValue(), Byte.MIN_VALUE, Byte.MAX_VALUE);
        case SHORT -> (short) inRange(type, parser.getIntValue(), Short.MIN_VALUE, Short.MAX_VALUE);
        case INTEGER -> parser.getIntValue();
        default -> parser.getLongValue();
      };
    } catch (InputCoercionException tooLarge) {
      throw badValue(type);
    }
  }

  private int inRange(MemberType.Scalar type, int value, int least, int most) throws IOException {
    if (value < least || value > most) {
      throw badValue(type);
    }
    return value;
  }

  private ApiException badValue(MemberType.Scalar type) throws IOException {
    return Refusals.SERIALIZATION.badValue(path(), parser.getText(), Scalars.rule(type));
  }

  private Object floating(MemberType.Scalar type) throws IOException {
    double value =
        switch (parser.currentToken()) {
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
          case VALUE_STRING ->
              switch (parser.getText()) {
                case "NaN" -> Double.NaN;
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                default -> throw wrong("a number");
              };
          default -> throw wrong("a number");
        };
    return type == MemberType.Scalar.FLOAT ? (Object) (float) value : (Object) value;
  }

  private byte[] bytes() throws IOException {
    if (dialect == TokenDialect.CBOR) {
      expect(JsonToken.VALUE_EMBEDDED_OBJECT, "a byte string");
      return parser.getBinaryValue();
    }
    expect(JsonToken.VALUE_STRING, "base64");
    Object bytes = Scalars.parse(MemberType.Scalar.BLOB, parser.getText());
    if (bytes == null) {
      throw badValue(MemberType.Scalar.BLOB);
    }
    return ((SdkBytes) bytes).asByteArrayUnsafe();
  }

  Instant timestamp(@Nullable Format format) throws IOException {
    JsonToken token = parser.currentToken();
    boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    Instant instant =
        switch (dialect) {
          case TEXT -> token == JsonToken.VALUE_STRING ? isoText() : null;
          case CBOR -> number && tagged() ? seconds() : null;
          case JSON -> {
            if (number) {
              yield format == Format.UNIX_TIMESTAMP_MILLIS
                  ? Instant.ofEpochMilli(parser.getLongValue())
                  : seconds();
            }
            yield token == JsonToken.VALUE_STRING
                ? Timestamps.parse(parser.getText(), format)
                : null;
          }
        };
    if (instant == null) {
      throw wrong("a time");
    }
    return instant;
  }

  private boolean tagged() {
    return !(parser instanceof CBORParser cbor) || cbor.getCurrentTag() == EPOCH_SECONDS_TAG;
  }

  private @Nullable Instant isoText() throws IOException {
    try {
      return Instant.parse(parser.getText());
    } catch (DateTimeException notATime) {
      return null;
    }
  }

  private @Nullable Instant seconds() throws IOException {
    double rough = parser.getDoubleValue();
    if (!(Math.abs(rough) < LONGEST_TIME.doubleValue())) {
      return null;
    }
    // A double of seconds holds no more than microseconds; its further digits are noise.
    BigDecimal seconds =
        dialect == TokenDialect.CBOR && parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
            ? BigDecimal.valueOf(rough)
            : parser.getDecimalValue();
    // Rounding 1e-999999999 would first write out all of its zeros.
    return seconds.scale() > WireLimits.NUMBER_LENGTH ? null : Timestamps.ofEpochSeconds(seconds);
  }

  private Document document() throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> Document.fromNull();
      case VALUE_TRUE -> Document.fromBoolean(true);
      case VALUE_FALSE -> Document.fromBoolean(false);
      case VALUE_STRING -> Document.fromString(parser.getText());
      case VALUE_NUMBER_INT -> Document.fromNumber(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> Document.fromNumber(parser.getDecimalValue());
      case START_ARRAY -> {
        List<Document> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(document());
        }
        yield Document.fromList(list);
      }
      case START_OBJECT -> {
        Map<String, Document> map = new LinkedHashMap<>();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
          parser.nextToken();
          map.put(key, document());
        }
        yield Document.fromMap(map);
      }
      default -> throw wrong("a JSON value");
    };
  }
}
