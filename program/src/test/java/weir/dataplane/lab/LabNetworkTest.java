package weir.dataplane.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import weir.model.network.InterfaceType;
import weir.model.network.Network;
import weir.store.state.NetworkFile;

class LabNetworkTest {
  @Test
  void theDescriptionThatShipsHasNoMistakes() {
    assertEquals(List.of(), NetworkFile.check("network.yaml", LabNetwork.text()).mistakes());
  }

  @Test
  void aNatGatewayHasNoSecurityGroup() {
    Network network = LabNetwork.read();
    network.interfaces().stream()
        .filter(eni -> eni.type() == InterfaceType.NAT_GATEWAY)
        .forEach(eni -> assertEquals(List.of(), eni.securityGroupIds()));
    assertEquals(
        List.of("bastion", "alb", "nat", "web1", "web2", "db"),
        network.interfaces().stream().map(eni -> eni.tags().get("Name")).toList());
  }
}
