package weir.api.protocol;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.JsonValueTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/// What of a shape travels in the status and the headers of an answer.
final class RestOutput {
  private final SdkPojo shape;
  private final Members members;

  RestOutput(SdkPojo shape) {
    this.shape = shape;
    this.members = Members.of(shape);
  }

  int status() {
    for (Member member : members.all()) {
      if (member.location() == MarshallLocation.STATUS_CODE
          && member.value(shape) instanceof Integer status) {
        return status;
      }
    }
    return 200;
  }

  /// The answer with its headers.
  ///
  /// @param contentType of the body, unless a member says it; empty for none
  WireResponse answer(String contentType, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (!contentType.isEmpty()) {
      headers.put("Content-Type", contentType);
    }
    for (Member member : members.all()) {
      Object value = member.location() == MarshallLocation.HEADER ? member.value(shape) : null;
      if (value != null) {
        header(headers, member, value);
      }
    }
    return new WireResponse(status(), headers, WireResponse.Body.of(body));
  }

  private static void header(Map<String, String> headers, Member member, Object value) {
    String name = member.responseName();
    switch (member.type()) {
      case MemberType.MapOf map ->
          ((Map<?, ?>) value)
              .forEach((key, each) -> headers.put(name + key, safe(String.valueOf(each))));
      case MemberType.ListOf list ->
          headers.put(
              name,
              ((Collection<?>) value)
                  .stream()
                      .map(each -> element(list.element(), each))
                      .collect(Collectors.joining(", ")));
      case MemberType.Scalar scalar -> headers.put(name, word(member, value));
      case MemberType.Timestamp timestamp -> headers.put(name, word(member, value));
      case MemberType.Structure structure ->
          throw new IllegalStateException(name + " has parts, which no header can carry");
    }
  }

  private static String element(Member element, Object value) {
    String word = word(element, value);
    return element.type() == MemberType.Scalar.STRING ? HeaderList.quoted(word) : word;
  }

  private static String word(Member member, Object value) {
    if (value instanceof Instant instant) {
      Format format = member.type() instanceof MemberType.Timestamp(Format given) ? given : null;
      return Timestamps.print(instant, format == null ? Format.RFC_822 : format);
    }
    if (member.field().containsTrait(JsonValueTrait.class)) {
      byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(bytes);
    }
    return safe(Scalars.print(value));
  }

  /// No value can begin another header.
  private static String safe(String word) {
    return word.chars().noneMatch(Character::isISOControl)
        ? word
        : word.replaceAll("\\p{Cntrl}", " ");
  }

  /// A payload that is bytes or text as it is; null when it has a form of its own.
  static byte @Nullable [] plain(Object payload) {
    return switch (payload) {
      case SdkBytes bytes -> bytes.asByteArrayUnsafe();
      case String text -> text.getBytes(StandardCharsets.UTF_8);
      default -> null;
    };
  }

  static String plainType(Object payload) {
    return payload instanceof SdkBytes ? "application/octet-stream" : "text/plain";
  }
}
