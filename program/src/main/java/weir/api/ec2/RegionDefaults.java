package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Tenancy;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;

/// The default VPC that every region of every account begins with: 172.31.0.0/16, a /20 in each
/// zone, and a way to the Internet.
final class RegionDefaults {
  private static final Cidr BLOCK = Cidr.of("172.31.0.0/16");
  private static final int SUBNET = 20;

  private final ResourceIds ids;
  private final boolean wanted;

  /// @param wanted false for regions that begin empty
  RegionDefaults(ResourceIds ids, boolean wanted) {
    this.ids = ids;
    this.wanted = wanted;
  }

  /// Whether a region has had its defaults, or needs none.
  boolean present(Ec2View view) {
    return !wanted || view.find(Ec2Documents.REGION_OPENED, "default-vpc").isPresent();
  }

  void make(Ec2Change change) {
    if (!present(change)) {
      change.put(Ec2Documents.REGION_OPENED, "default-vpc", "made");
      makeVpc(change);
    }
  }

  /// Makes the default VPC, also one that was deleted.
  Vpc makeVpc(Ec2Change change) {
    Vpc vpc = Vpcs.make(change, ids, new Vpcs.Wanted(BLOCK, null, Tenancy.DEFAULT, true));
    InternetGateway gateway =
        change.put(
            ResourceKinds.INTERNET_GATEWAY,
            InternetGateway.builder()
                .internetGatewayId(ids.next(ResourceKinds.INTERNET_GATEWAY))
                .ownerId(vpc.ownerId())
                .attachments(
                    InternetGatewayAttachment.builder()
                        .vpcId(vpc.vpcId())
                        .state("available")
                        .build())
                .build());
    RouteTable main =
        change.all(ResourceKinds.ROUTE_TABLE).stream()
            .filter(table -> table.vpcId().equals(vpc.vpcId()))
            .findFirst()
            .orElseThrow();
    List<Route> routes = new ArrayList<>(main.routes());
    routes.add(
        Route.builder()
            .destinationCidrBlock("0.0.0.0/0")
            .gatewayId(gateway.internetGatewayId())
            .origin(RouteOrigin.CREATE_ROUTE)
            .state(RouteState.ACTIVE)
            .build());
    change.put(ResourceKinds.ROUTE_TABLE, main.toBuilder().routes(routes).build());
    long base = BLOCK.base().low();
    for (String zone : Zones.of(change.scope().region()).keySet()) {
      Cidr block = new Cidr(new IpAddress(0, base), SUBNET);
      Subnets.make(change, ids, vpc, new Subnets.Wanted(block, null, zone, true));
      base += 1L << (32 - SUBNET);
    }
    return vpc;
  }
}
