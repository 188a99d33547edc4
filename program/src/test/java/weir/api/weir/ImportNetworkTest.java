package weir.api.weir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import weir.api.protocol.ApiException;
import weir.model.aws.Fault;
import weir.store.state.NetworkFile;

class ImportNetworkTest {
  private final WeirDesk desk = new WeirDesk();

  private static String refusal(WeirDesk desk, String account, String text) {
    return assertThrows(ApiException.class, () -> desk.importNetwork(account, text)).sentence();
  }

  @Test
  void whatIsExportedAndImportedIsExportedTheSame() {
    desk.importNetwork(WeirDesk.ACCOUNT, WeirDesk.TEXT);
    String first = desk.exported();
    WeirDesk empty = new WeirDesk();
    ImportNetworkResponse imported = empty.importNetwork(WeirDesk.ACCOUNT, first);
    assertEquals(List.of(), WeirDesk.member(imported, "Omissions"));
    assertEquals(first, empty.exported());
  }

  @Test
  void theExampleNetworkComesBackFromASecondServiceAsFromTheFirst() throws IOException {
    String example;
    try (var in =
        Objects.requireNonNull(
            NetworkFile.class.getResourceAsStream("/weir/examples/network.yaml"))) {
      example =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replaceAll("(?m)^region: .*$", "region: " + WeirDesk.REGION);
    }
    desk.importNetwork(WeirDesk.ACCOUNT, example);
    String first = desk.exported();
    WeirDesk empty = new WeirDesk();
    empty.importNetwork(WeirDesk.ACCOUNT, first);
    assertEquals(first, empty.exported());
  }

  @Test
  void everyMistakeIsToldWithItsPlaceAndNothingIsMade() {
    assertEquals(
        "network.yaml:1:10: account id is \"1\" but must be 12 digits\n"
            + "network.yaml:2:1: \"vpc\" is not a key here; the keys are account, region,"
            + " prefix-lists, vpcs, flow-logs, aws-service-ranges; did you mean \"vpcs\"?",
        refusal(desk, WeirDesk.ACCOUNT, "account: 1\nvpc: []\n"));
    assertEquals(0, desk.store.size());
  }

  @Test
  void aDescriptionOfAnotherAccountOrRegionIsRefused() {
    assertEquals(
        "vpc-00000000000000001 is of account 123456789012 but you are of account 444455556666",
        refusal(desk, "444455556666", WeirDesk.TEXT));
    assertEquals(
        "vpc-00000000000000001 is of region us-east-1 but the request is signed for eu-central-1",
        refusal(desk, WeirDesk.ACCOUNT, WeirDesk.TEXT.replace("eu-central-1", "us-east-1")));
    assertEquals(0, desk.store.size());
  }

  @Test
  void aSecondImportIsRefusedAndChangesNothing() {
    desk.importNetwork(WeirDesk.ACCOUNT, WeirDesk.TEXT);
    String before = desk.exported();
    Fault refused =
        assertThrows(
            Fault.Invalid.class, () -> desk.importNetwork(WeirDesk.ACCOUNT, WeirDesk.TEXT));
    assertTrue(refused.sentence().contains("vpc-00000000000000001"), refused::sentence);
    assertEquals(before, desk.exported());
  }

  @Test
  void aRequestWithoutANetworkIsRefused() {
    assertThrows(ApiException.class, () -> desk.importNetwork(WeirDesk.ACCOUNT, null));
  }
}
