package weir.api.weir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weir.api.protocol.ApiException;

class ReportDeliveryTest {
  private static final String LOG = "fl-00000000000000001";

  private final WeirDesk desk = new WeirDesk();

  @BeforeEach
  void describe() {
    desk.importNetwork(WeirDesk.ACCOUNT, WeirDesk.TEXT);
    desk.asked.clear();
  }

  private static ReportedFlowLog log(String id, @Nullable String status, @Nullable String message) {
    ReportedFlowLog log = new ReportedFlowLog();
    log.set("FlowLogId", id);
    log.set("Status", status);
    log.set("ErrorMessage", message);
    return log;
  }

  private Map<String, String> reported() {
    return desk.reports.values().iterator().next();
  }

  @Test
  void whatFailsIsTakenAndWhatSucceedsIsNot() {
    desk.report(WeirDesk.ACCOUNT, "node7", log(LOG, "FAILED", "Access error"));
    assertEquals(Map.of(LOG, "Access error"), reported());
    desk.report(WeirDesk.ACCOUNT, "node7", log(LOG, "SUCCESS", null));
    assertEquals(Map.of(), reported(), "the last report takes the first one's place");
    assertEquals(
        Set.of("weir:ReportDelivery arn:aws:weir:eu-central-1:123456789012:network/node7"),
        desk.asked);
  }

  @Test
  void flowLogsOfOthersAndThoseThatAreGoneArePassedOver() {
    desk.report(WeirDesk.ACCOUNT, "node7", log("fl-99999999999999999", "FAILED", "Access error"));
    assertEquals(Map.of(), reported());
    desk.reports.clear();
    desk.report("444455556666", "node7", log(LOG, "FAILED", "Access error"));
    assertEquals(Map.of(), reported());
  }

  @Test
  void wordsThatAwsDoesNotHaveAreRefused() {
    assertEquals(
        "ErrorMessage is broken but must be one of Access error, Rate limited, Unknown error",
        refusal(log(LOG, "FAILED", "broken")));
    assertEquals(
        "Status is LOST but must be one of SUCCESS, FAILED", refusal(log(LOG, "LOST", null)));
    assertEquals(
        "Status is null but must be one of SUCCESS, FAILED", refusal(log(LOG, null, null)));
    assertEquals(Map.of(), desk.reports);
  }

  private String refusal(ReportedFlowLog log) {
    return assertThrows(ApiException.class, () -> desk.report(WeirDesk.ACCOUNT, "node7", log))
        .sentence();
  }

  @Test
  void aReportNamesItsHost() {
    assertEquals(
        "Host is missing; name the agent's",
        assertThrows(ApiException.class, () -> desk.report(WeirDesk.ACCOUNT, "")).sentence());
  }
}
