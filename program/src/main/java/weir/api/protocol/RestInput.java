package weir.api.protocol;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.JsonValueTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/// Fills the members of a shape that travel in path, query string and headers.
final class RestInput {
  private final Refusals refusals;

  RestInput(Refusals refusals) {
    this.refusals = refusals;
  }

  void fill(WireRequest request, Map<String, String> labels, SdkPojo input) {
    Map<String, List<String>> query = query(request);
    for (Member member : Members.of(input).all()) {
      switch (member.location()) {
        case PATH, GREEDY_PATH -> label(member, labels, input);
        case QUERY_PARAM -> queryMember(member, query, input);
        case HEADER -> header(member, request, input);
        case PAYLOAD, STATUS_CODE -> {}
      }
    }
  }

  private void label(Member member, Map<String, String> labels, SdkPojo input) {
    String word = labels.get(member.requestName());
    if (word != null) {
      member.set(input, one(member, word, Format.ISO_8601));
    }
  }

  private void queryMember(Member member, Map<String, List<String>> query, SdkPojo input) {
    if (member.type() instanceof MemberType.MapOf map) {
      every(member, map, query, input);
      return;
    }
    List<String> words = query.get(member.requestName());
    if (words == null) {
      return;
    }
    if (member.type() instanceof MemberType.ListOf list) {
      member.set(
          input, words.stream().map(word -> one(list.element(), word, Format.ISO_8601)).toList());
    } else {
      if (words.size() > 1) {
        throw refusals.malformed(
            "the parameter " + member.requestName() + " is given " + words.size() + " times");
      }
      member.set(input, one(member, words.getFirst(), Format.ISO_8601));
    }
  }

  /// A map takes all parameters, those of other members too.
  private static void every(
      Member member, MemberType.MapOf map, Map<String, List<String>> query, SdkPojo input) {
    Map<String, Object> every = new LinkedHashMap<>();
    query.forEach((name, words) ->
        every.put(
            name, map.value().type() instanceof MemberType.ListOf ? words : words.getFirst()));
    if (!every.isEmpty()) {
      member.set(input, every);
    }
  }

  private void header(Member member, WireRequest request, SdkPojo input) {
    if (member.type() instanceof MemberType.MapOf) {
      String prefix = member.requestName().toLowerCase(Locale.ROOT);
      Map<String, String> values = new LinkedHashMap<>();
      request
          .headers()
          .forEach((name, words) -> {
            if (name.startsWith(prefix)) {
              values.put(name.substring(prefix.length()), String.join(",", words));
            }
          });
      if (!values.isEmpty()) {
        member.set(input, values);
      }
      return;
    }
    List<String> words = request.headers().get(member.requestName().toLowerCase(Locale.ROOT));
    if (words == null) {
      return;
    }
    if (member.type() instanceof MemberType.ListOf list) {
      boolean times = list.element().type() instanceof MemberType.Timestamp;
      List<Object> values = new ArrayList<>();
      for (String word : HeaderList.split(String.join(",", words), times)) {
        values.add(one(list.element(), word, Format.RFC_822));
      }
      member.set(input, values);
    } else {
      member.set(input, one(member, String.join(",", words).strip(), Format.RFC_822));
    }
  }

  private Object one(Member member, String word, Format usual) {
    String name = member.requestName();
    return switch (member.type()) {
      case MemberType.Scalar scalar -> {
        if (member.field().containsTrait(JsonValueTrait.class)) {
          yield unwrapped(name, word);
        }
        Object value = Scalars.parse(scalar, word);
        if (value == null) {
          throw refusals.badValue(name, word, Scalars.rule(scalar));
        }
        yield value;
      }
      case MemberType.Timestamp timestamp -> {
        Instant instant =
            Timestamps.parse(word, timestamp.format() == null ? usual : timestamp.format());
        if (instant == null) {
          throw refusals.badValue(name, word, "must be a time");
        }
        yield instant;
      }
      case MemberType.Structure ignored -> throw unfit(name);
      case MemberType.ListOf ignored -> throw unfit(name);
      case MemberType.MapOf ignored -> throw unfit(name);
    };
  }

  private String unwrapped(String name, String word) {
    try {
      return new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      throw refusals.badValue(name, word, "must be base64");
    }
  }

  private static IllegalStateException unfit(String name) {
    return new IllegalStateException(name + " has parts, which no header can carry");
  }

  private Map<String, List<String>> query(WireRequest request) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    int count = 0;
    for (String pair : request.rawQuery().split("&", -1)) {
      if (!pair.isEmpty()) {
        if (++count > WireLimits.PARAMETERS) {
          throw refusals.malformed(
              "the query string has more than " + WireLimits.PARAMETERS + " parameters");
        }
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String word = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        query.computeIfAbsent(name, first -> new ArrayList<>()).add(word);
      }
    }
    return query;
  }

  private String decoded(String text) {
    @Nullable String decoded = PercentCoding.decode(text, true);
    if (decoded == null) {
      throw refusals.malformed(
          Refusals.shown(text) + " in the query string is not percent-encoded UTF-8");
    }
    return decoded;
  }

  /// See [RestCodec#unread].
  List<String> unread(WireRequest request, SdkPojo input) {
    Set<String> parameters = new HashSet<>();
    Set<String> headers = new HashSet<>();
    List<String> prefixes = new ArrayList<>();
    for (Member member : Members.of(input).all()) {
      switch (member.location()) {
        case QUERY_PARAM -> parameters.add(member.requestName());
        case HEADER -> {
          String name = member.requestName().toLowerCase(Locale.ROOT);
          headers.add(name);
          if (member.type() instanceof MemberType.MapOf) {
            prefixes.add(name);
          }
        }
        case PAYLOAD, PATH, GREEDY_PATH, STATUS_CODE -> {}
      }
    }
    List<String> unread = new ArrayList<>();
    for (String parameter : query(request).keySet()) {
      if (!parameters.contains(parameter) && !SignatureParts.parameter(parameter)) {
        unread.add(parameter);
      }
    }
    for (String header : request.headers().keySet()) {
      if (header.startsWith("x-amz-")
          && !headers.contains(header)
          && prefixes.stream().noneMatch(header::startsWith)
          && !SignatureParts.header(header)) {
        unread.add(header);
      }
    }
    return unread;
  }
}
