package weir.api.auth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.api.auth.Authenticator.RejectedSignature;

/// The parameters of a query, in the one spelling in which they are signed.
final class SignedQuery {
  private static final Comparator<Parameter> ORDER =
      Comparator.comparing(Parameter::name).thenComparing(Parameter::value);

  private final List<Parameter> parameters;

  private SignedQuery(List<Parameter> parameters) {
    this.parameters = parameters;
  }

  /// Name and value, each with the percent-encoding of [PercentEncoding].
  private record Parameter(String name, String value) {}

  static SignedQuery parse(String rawQuery) throws RejectedSignature {
    if (rawQuery.isEmpty()) {
      return new SignedQuery(List.of());
    }
    List<Parameter> parameters = new ArrayList<>();
    for (String pair : rawQuery.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.add(
            new Parameter(PercentEncoding.ofQueryPart(name), PercentEncoding.ofQueryPart(value)));
      }
    }
    return new SignedQuery(parameters);
  }

  /// The value of the only parameter of that name, decoded; null when there is none or more.
  @Nullable String find(String name) {
    String found = null;
    for (Parameter parameter : parameters) {
      if (parameter.name.equals(name)) {
        if (found != null) {
          return null;
        }
        found = parameter.value;
      }
    }
    return found == null ? null : URLDecoder.decode(found, StandardCharsets.UTF_8);
  }

  boolean has(String name) {
    return parameters.stream().anyMatch(parameter -> parameter.name.equals(name));
  }

  /// Appends all parameters, sorted, but for the signature itself.
  void appendTo(StringBuilder text, boolean presigned) {
    List<Parameter> sorted = new ArrayList<>(parameters);
    sorted.sort(ORDER);
    boolean first = true;
    for (Parameter parameter : sorted) {
      if (presigned && parameter.name.equals("X-Amz-Signature")) {
        continue;
      }
      if (!first) {
        text.append('&');
      }
      first = false;
      text.append(parameter.name).append('=').append(parameter.value);
    }
  }
}
