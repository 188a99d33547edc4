package weir.api.protocol;

import java.math.BigDecimal;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/// Scalar values as the words of forms, XML, headers and query strings.
final class Scalars {
  private Scalars() {}

  /// @return null when the word is no value of the type
  static @Nullable Object parse(MemberType.Scalar type, String word) {
    try {
      return switch (type) {
        case STRING -> word;
        case BOOLEAN -> bool(word);
        case BYTE -> Byte.valueOf(word);
        case SHORT -> Short.valueOf(word);
        case INTEGER -> Integer.valueOf(word);
        case LONG -> Long.valueOf(word);
        case FLOAT -> word.length() > WireLimits.NUMBER_LENGTH ? null : Float.valueOf(word);
        case DOUBLE -> word.length() > WireLimits.NUMBER_LENGTH ? null : Double.valueOf(word);
        case DECIMAL -> word.length() > WireLimits.NUMBER_LENGTH ? null : new BigDecimal(word);
        case BLOB -> SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(word));
        case DOCUMENT -> null;
      };
    } catch (IllegalArgumentException noSuchValue) {
      return null;
    }
  }

  private static @Nullable Boolean bool(String word) {
    return switch (word) {
      case "true", "True", "TRUE" -> Boolean.TRUE;
      case "false", "False", "FALSE" -> Boolean.FALSE;
      default -> null;
    };
  }

  /// What [#parse] wants, to follow a value that it refused: `must be an integer`.
  static String rule(MemberType.Scalar type) {
    return switch (type) {
      case STRING -> "must be text";
      case BOOLEAN -> "must be true or false";
      case BYTE -> "must be an integer from -128 to 127";
      case SHORT -> "must be an integer from -32768 to 32767";
      case INTEGER -> "must be an integer of 32 bits";
      case LONG -> "must be an integer of 64 bits";
      case FLOAT, DOUBLE, DECIMAL -> "must be a number";
      case BLOB -> "must be base64";
      case DOCUMENT -> "cannot travel in this protocol";
    };
  }

  /// @param value not a document
  static String print(Object value) {
    return switch (value) {
      case SdkBytes bytes -> Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
      case BigDecimal number -> number.toPlainString();
      default -> value.toString();
    };
  }
}
