package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static weir.api.ec2.Ec2Service.filter;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Subnet;
import weir.store.state.Scope;

class ManyInterfacesTest {
  private static final int MANY = 10_000;

  private final Ec2Service service = Ec2Service.empty();
  private final Ec2Client ec2 = service.client();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void tenThousandInterfacesAreMadeFoundAndCounted() {
    Subnet subnet = service.subnet(service.vpc("10.0.0.0/16"), "10.0.0.0/16");
    Scope scope = new Scope(Ec2Service.ACCOUNT, "eu-central-1");
    ResourceIds ids = new ResourceIds(new Random(11));
    assertTimeout(
        Duration.ofSeconds(60),
        () -> {
          for (int i = 0; i < MANY; i++) {
            service
                .store()
                .change(change ->
                    NetworkInterfaces.make(
                        new Ec2Change(change, scope),
                        ids,
                        subnet,
                        NetworkInterfaces.Addresses.ANY,
                        NetworkInterface.builder()));
          }
        });
    assertEquals(
        65_536 - Subnets.RESERVED - MANY,
        ec2.describeSubnets().subnets().getFirst().availableIpAddressCount());
    Set<String> addresses = new HashSet<>();
    ec2.describeNetworkInterfacesPaginator(request -> request.maxResults(1000))
        .networkInterfaces()
        .forEach(face -> addresses.add(face.privateIpAddress()));
    assertEquals(MANY, addresses.size());
    String one = addresses.iterator().next();
    assertEquals(
        1,
        ec2.describeNetworkInterfaces(request -> request.filters(filter("private-ip-address", one)))
            .networkInterfaces()
            .size());
  }
}
