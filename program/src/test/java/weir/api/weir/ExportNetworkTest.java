package weir.api.weir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import weir.api.protocol.ApiException;
import weir.model.network.Network;
import weir.store.state.NetworkFile;

class ExportNetworkTest {
  private static final String OTHER = "444455556666";

  private final WeirDesk desk = new WeirDesk();

  @Test
  void aServiceWithoutANetworkExportsADescriptionThatCanBeRead() {
    NetworkFile.Checked checked = NetworkFile.check("network.yaml", desk.exported());
    assertEquals(List.of(), checked.mistakes());
    assertTrue(checked.network().orElseThrow().vpcs().isEmpty());
  }

  @Test
  void theTextIsLeftOutForWhoKnowsIt() {
    desk.importNetwork(WeirDesk.ACCOUNT, WeirDesk.TEXT);
    ExportNetworkResponse first = desk.export(WeirDesk.ACCOUNT, "", "");
    String digest = String.valueOf(WeirDesk.member(first, "Digest"));
    assertEquals(64, digest.length());
    ExportNetworkResponse again = desk.export(WeirDesk.ACCOUNT, "", digest);
    assertNull(WeirDesk.member(again, "Network"));
    assertEquals(digest, WeirDesk.member(again, "Digest"));
    assertNotEquals(
        digest,
        WeirDesk.member(desk.export(WeirDesk.ACCOUNT, "node7", digest), "Digest"),
        "another host");
  }

  @Test
  void aHostSeesItsOwnAttachmentsAndIsAskedForItsPermission() {
    desk.importNetwork(WeirDesk.ACCOUNT, WeirDesk.TEXT);
    desk.asked.clear();
    assertTrue(desk.exported().contains("eth0"));
    assertFalse(
        String.valueOf(WeirDesk.member(desk.export(WeirDesk.ACCOUNT, "node7", ""), "Network"))
            .contains("eth0"));
    String network = "weir:ExportNetwork arn:aws:weir:eu-central-1:123456789012:network/";
    assertEquals(Set.of(network + "control", network + "node7"), desk.asked);
  }

  @Test
  void nothingOfAnotherAccountIsShown() {
    desk.importNetwork(WeirDesk.ACCOUNT, WeirDesk.TEXT);
    Network theirs =
        NetworkFile.check(
                "network.yaml",
                String.valueOf(WeirDesk.member(desk.export(OTHER, "", ""), "Network")))
            .network()
            .orElseThrow();
    assertTrue(theirs.vpcs().isEmpty());
    assertTrue(theirs.flowLogs().isEmpty());
  }

  @Test
  void aHostThatIsNoNameIsRefused() {
    ApiException refused =
        assertThrows(ApiException.class, () -> desk.export(WeirDesk.ACCOUNT, "../node7", ""));
    assertEquals(
        "Host is \"../node7\" but must be letters, digits, dots, hyphens and underscores, such as"
            + " node7",
        refused.sentence());
  }
}
