package weir.api.ec2;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.ec2.model.Ec2Request;

/// The members of a request that an operation reads; whoever sends another one is told so.
///
/// @param known names in the SDK's spelling, `DryRun` left out
/// @param needed those that must be there
record Members(Set<String> known, List<String> needed) {
  static Members of(String... known) {
    return new Members(Set.of(known), List.of());
  }

  /// @param more names that are known and must be there
  Members needing(String... more) {
    Set<String> all = new java.util.HashSet<>(known);
    all.addAll(List.of(more));
    return new Members(Set.copyOf(all), List.of(more));
  }

  /// @throws weir.api.protocol.ApiException MissingParameter or UnsupportedOperation
  void check(Ec2Request request) {
    for (SdkField<?> field : request.sdkFields()) {
      String name = field.memberName();
      if (!known.contains(name) && !name.equals("DryRun") && isSet(request, name)) {
        throw Ec2Errors.unsupported("Weir does not support the parameter " + name);
      }
    }
    for (String name : needed) {
      if (!isSet(request, name)) {
        throw Ec2Errors.missing(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
      }
    }
  }

  private static boolean isSet(Ec2Request request, String name) {
    return request
        .getValueForField(name, Object.class)
        .filter(value -> !(value instanceof Collection<?> many && many.isEmpty()))
        .filter(value -> !value.equals(false))
        .isPresent();
  }
}
