package weir.api.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.utils.builder.Buildable;

/// Fills shapes from one body of JSON or CBOR. Used by one thread, once.
final class TokenReader {
  private final JsonParser parser;
  private final TokenDialect dialect;
  private final TokenValues values;
  private int elements;

  private TokenReader(JsonParser parser, TokenDialect dialect) {
    this.parser = parser;
    this.dialect = dialect;
    this.values = new TokenValues(parser, dialect);
  }

  /// Fills a shape with a body that is one object.
  static void fill(JsonFactory factory, byte[] body, TokenDialect dialect, SdkPojo builder) {
    whole(
        factory,
        body,
        dialect,
        reader -> {
          reader.values.expect(JsonToken.START_OBJECT, "a structure");
          reader.members(builder);
          return builder;
        });
  }

  /// The value of a member that is the whole body; null when the body says null.
  static @Nullable Object value(
      JsonFactory factory, byte[] body, TokenDialect dialect, Member member) {
    return whole(factory, body, dialect, reader -> reader.valueOrNull(member));
  }

  private interface Body<T extends @Nullable Object> {
    T read(TokenReader reader) throws IOException;
  }

  private static <T extends @Nullable Object> T whole(
      JsonFactory factory, byte[] body, TokenDialect dialect, Body<T> form) {
    try (JsonParser parser = factory.createParser(body)) {
      TokenReader reader = new TokenReader(parser, dialect);
      parser.nextToken();
      T read = form.read(reader);
      if (parser.nextToken() != null) {
        throw Refusals.SERIALIZATION.malformed("there is more after the end of the body's value");
      }
      return read;
    } catch (JsonParseException broken) {
      throw Refusals.SERIALIZATION.malformed(
          "the body is not well-formed at byte "
              + broken.getLocation().getByteOffset()
              + ": "
              + Refusals.shown(broken.getOriginalMessage()));
    } catch (JsonProcessingException beyond) {
      throw Refusals.SERIALIZATION.malformed(Refusals.shown(beyond.getOriginalMessage()));
    } catch (IOException unfinished) {
      throw Refusals.SERIALIZATION.malformed("the body ends in the middle of a value");
    }
  }

  private void members(SdkPojo builder) throws IOException {
    Members members = Members.of(builder);
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      count();
      JsonToken token = parser.nextToken();
      Member member = dialect.find(members, name);
      if (member == null || member.location() != MarshallLocation.PAYLOAD && wire()) {
        passOver(name);
      } else if (token != JsonToken.VALUE_NULL) {
        member.set(builder, value(member));
      }
    }
    values.expect(JsonToken.END_OBJECT, "a member");
  }

  private boolean wire() {
    return dialect != TokenDialect.TEXT;
  }

  /// Text that we kept may be of another version; a client's wish that we do not know is refused. A
  /// wish for nothing is none, and clients of unions send `__type` along.
  private void passOver(String name) throws IOException {
    if (wire() && parser.currentToken() != JsonToken.VALUE_NULL && !name.equals("__type")) {
      throw Refusals.SERIALIZATION.unknown(values.path());
    }
    parser.skipChildren();
  }

  private void count() {
    if (++elements > WireLimits.ELEMENTS) {
      throw Refusals.SERIALIZATION.tooMany();
    }
  }

  private @Nullable Object valueOrNull(Member member) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_NULL) {
      return value(member);
    }
    return null;
  }

  /// An element that is null is kept in text only; what clients send has no use for it.
  private @Nullable Object element(Member element) throws IOException {
    count();
    if (wire() && parser.currentToken() == JsonToken.VALUE_NULL) {
      throw values.wrong("a value; null is none");
    }
    return valueOrNull(element);
  }

  private Object value(Member member) throws IOException {
    return switch (member.type()) {
      case MemberType.Scalar scalar -> values.scalar(scalar);
      case MemberType.Timestamp timestamp -> values.timestamp(timestamp.format());
      case MemberType.Structure structure -> {
        values.expect(JsonToken.START_OBJECT, "a structure");
        SdkPojo builder = structure.builder().get();
        members(builder);
        yield ((Buildable) builder).build();
      }
      case MemberType.ListOf list -> list(list.element());
      case MemberType.MapOf map -> map(map.value());
    };
  }

  private List<@Nullable Object> list(Member element) throws IOException {
    values.expect(JsonToken.START_ARRAY, "a list");
    List<@Nullable Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(element(element));
    }
    return list;
  }

  private Map<String, @Nullable Object> map(Member value) throws IOException {
    values.expect(JsonToken.START_OBJECT, "a map");
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      parser.nextToken();
      map.put(key, element(value));
    }
    return map;
  }
}
