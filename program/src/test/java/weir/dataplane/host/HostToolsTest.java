package weir.dataplane.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostToolsTest {
  @Test
  void installsNothingWhenEverythingIsThere() {
    List<String> notices = new ArrayList<>();
    HostTools.require(Map.of("sh", "dash", "ip", "iproute2"), notices::add);
    assertEquals(List.of(), notices);
  }

  @Test
  void findsProgramsOfAdministrators() {
    assertTrue(HostCommand.find("nft").orElseThrow().isAbsolute());
    assertEquals(Optional.empty(), HostCommand.find("weir-no-such-program"));
  }
}
