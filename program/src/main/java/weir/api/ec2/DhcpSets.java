package weir.api.ec2;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DhcpConfiguration;
import software.amazon.awssdk.services.ec2.model.DhcpOptions;
import software.amazon.awssdk.services.ec2.model.NewDhcpConfiguration;

/// The sets of DHCP options of a region: its own, which is kept nowhere as it never changes, and
/// those that were made.
final class DhcpSets {
  private static final Set<String> KEYS =
      Set.of(
          "domain-name",
          "domain-name-servers",
          "ntp-servers",
          "netbios-name-servers",
          "netbios-node-type",
          "ipv6-address-preferred-lease-time");

  private DhcpSets() {}

  static List<DhcpOptions> all(Ec2View view) {
    List<DhcpOptions> all = new ArrayList<>(view.all(ResourceKinds.DHCP_OPTIONS));
    all.add(ofRegion(view));
    all.sort(Comparator.comparing(DhcpOptions::dhcpOptionsId));
    return all;
  }

  static DhcpOptions require(Ec2View view, String id) {
    return id.equals(Vpcs.dhcpOptionsId(view))
        ? ofRegion(view)
        : view.require(ResourceKinds.DHCP_OPTIONS, id);
  }

  private static DhcpOptions ofRegion(Ec2View view) {
    String region = view.scope().region();
    String domain = region.equals("us-east-1") ? "ec2.internal" : region + ".compute.internal";
    return DhcpOptions.builder()
        .dhcpOptionsId(Vpcs.dhcpOptionsId(view))
        .ownerId(view.scope().accountId())
        .dhcpConfigurations(
            configuration("domain-name", List.of(domain)),
            configuration("domain-name-servers", List.of("AmazonProvidedDNS")))
        .build();
  }

  /// @throws weir.api.protocol.ApiException InvalidParameterValue for a key that DHCP options lack
  static List<DhcpConfiguration> of(List<NewDhcpConfiguration> asked) {
    List<DhcpConfiguration> configurations = new ArrayList<>();
    for (NewDhcpConfiguration one : asked) {
      if (one.key() == null || !KEYS.contains(one.key())) {
        throw Ec2Errors.invalidValue(
            "Value (" + one.key() + ") for parameter name is invalid. Unknown DHCP option");
      }
      if (one.values().isEmpty()) {
        throw Ec2Errors.invalidValue("The DHCP option " + one.key() + " has no value");
      }
      configurations.add(configuration(one.key(), one.values()));
    }
    return configurations;
  }

  private static DhcpConfiguration configuration(String key, List<String> values) {
    return DhcpConfiguration.builder()
        .key(key)
        .values(
            values.stream().map(value -> AttributeValue.builder().value(value).build()).toList())
        .build();
  }
}
