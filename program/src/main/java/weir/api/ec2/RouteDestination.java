package weir.api.ec2;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Route;
import weir.api.protocol.ApiException;
import weir.model.aws.Fault;
import weir.model.net.Cidr;

/// What a route is for: exactly one of a block of IPv4 addresses, one of IPv6 addresses, and a
/// prefix list.
record RouteDestination(Optional<Cidr> ipv4, Optional<Cidr> ipv6, Optional<String> prefixListId) {
  /// @throws ApiException when not exactly one is there, or one is malformed
  static RouteDestination of(
      @Nullable String ipv4, @Nullable String ipv6, @Nullable String prefixListId) {
    long given =
        Stream.of(
                Optional.ofNullable(ipv4),
                Optional.ofNullable(ipv6),
                Optional.ofNullable(prefixListId))
            .filter(Optional::isPresent)
            .count();
    if (given == 0) {
      throw ApiException.badRequest(
          "MissingParameter",
          "The request must contain exactly one of destinationCidrBlock, destinationIpv6CidrBlock,"
              + " destinationPrefixListId");
    }
    if (given > 1) {
      throw Ec2Errors.combination(
          "destinationCidrBlock, destinationIpv6CidrBlock and destinationPrefixListId exclude one"
              + " another; a route has exactly one of them");
    }
    return new RouteDestination(
        Optional.ofNullable(ipv4).map(text -> block(text, true, "destinationCidrBlock")),
        Optional.ofNullable(ipv6).map(text -> block(text, false, "destinationIpv6CidrBlock")),
        Optional.ofNullable(prefixListId).map(ResourceKinds.MANAGED_PREFIX_LIST::wellFormed));
  }

  private static Cidr block(String text, boolean ipv4, String parameter) {
    try {
      Cidr block = Cidr.of(text);
      if (text.indexOf('/') > 0 && block.isIpv4() == ipv4) {
        return block;
      }
    } catch (Fault.Invalid notABlock) {
      // Said below in AWS's words.
    }
    throw Ec2Errors.invalidValue(text, parameter, "This is not a valid CIDR block.");
  }

  boolean isOf(Route route) {
    return ipv4.map(block -> same(block, route.destinationCidrBlock()))
        .or(() -> ipv6.map(block -> same(block, route.destinationIpv6CidrBlock())))
        .orElseGet(() -> prefixListId.equals(Optional.ofNullable(route.destinationPrefixListId())));
  }

  private static boolean same(Cidr block, @Nullable String text) {
    return text != null && Cidr.of(text).equals(block);
  }

  /// A route with this destination and no target yet.
  Route.Builder begin() {
    return Route.builder()
        .destinationCidrBlock(ipv4.map(Cidr::toString).orElse(null))
        .destinationIpv6CidrBlock(ipv6.map(Cidr::toString).orElse(null))
        .destinationPrefixListId(prefixListId.orElse(null));
  }

  /// AWS's word for the destination's parameter: `destination-cidr-block`.
  String member() {
    return ipv4.isPresent()
        ? "destination-cidr-block"
        : ipv6.isPresent() ? "destination-ipv6-cidr-block" : "destination-prefix-list-id";
  }

  @Override
  public String toString() {
    return ipv4.or(() -> ipv6).map(Cidr::toString).orElseGet(() -> prefixListId.orElse(""));
  }
}
