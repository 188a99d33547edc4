package weir.api.ec2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weir.api.protocol.ApiException;

/// The zones of a region: letters behind the region's name, and ids such as `euc1-az1`. Every
/// region has them, also one that AWS does not have.
final class Zones {
  /// Where AWS's zones are not simply a, b and c.
  private static final Map<String, String> LETTERS =
      Map.of(
          "us-east-1", "abcdef",
          "us-west-1", "ab",
          "us-west-2", "abcd",
          "ca-central-1", "abd",
          "ap-northeast-1", "acd",
          "ap-northeast-2", "abcd");

  /// How AWS shortens directions in zone ids.
  private static final Map<String, String> SHORT =
      Map.of(
          "north", "n",
          "south", "s",
          "east", "e",
          "west", "w",
          "central", "c",
          "northeast", "ne",
          "northwest", "nw",
          "southeast", "se",
          "southwest", "sw",
          "gov", "g");

  private Zones() {}

  /// Zone ids by zone name, in the order of the letters.
  static Map<String, String> of(String region) {
    Map<String, String> zones = new LinkedHashMap<>();
    String letters = LETTERS.getOrDefault(region, "abc");
    for (int i = 0; i < letters.length(); i++) {
      zones.put(region + letters.charAt(i), shortName(region) + "-az" + (i + 1));
    }
    return zones;
  }

  private static String shortName(String region) {
    return List.of(region.split("-")).stream()
        .map(word -> SHORT.getOrDefault(word, word))
        .collect(Collectors.joining());
  }

  /// The name of the zone that a request wants: by name, by id, or any.
  static String choose(String region, @Nullable String name, @Nullable String id) {
    Map<String, String> zones = of(region);
    if (name != null && id != null) {
      throw Ec2Errors.combination(
          "Specify either availabilityZone or availabilityZoneId, but not both.");
    }
    if (name != null) {
      if (!zones.containsKey(name)) {
        throw unknown(name, "availabilityZone", zones.keySet());
      }
      return name;
    }
    if (id == null) {
      return zones.keySet().iterator().next();
    }
    return zones.entrySet().stream()
        .filter(zone -> zone.getValue().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown(id, "availabilityZoneId", zones.values()))
        .getKey();
  }

  private static ApiException unknown(
      String value, String parameter, java.util.Collection<String> known) {
    return Ec2Errors.invalidValue(
        value,
        parameter,
        "Subnets can currently only be created in the following availability zones: "
            + String.join(", ", known)
            + ".");
  }
}
