package weir.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import weir.model.flow.FlowAction;
import weir.model.flow.FlowDirection;
import weir.model.net.PacketHeader;

/// That judging allocates nothing per packet.
class DecideAllocationTest {
  private static final int ROUNDS = 200;

  private static String rules(int count) {
    StringBuilder rules = new StringBuilder("ingress:\n");
    for (int i = 0; i < count; i++) {
      rules.append("  - allow tcp ").append(2000 + i).append(" from 192.0.2.0/24\n");
    }
    return rules + "  - allow tcp 443 from 198.51.0.0/16\n  - allow tcp 80 from 0.0.0.0/0\n";
  }

  private static PacketHeader[] flows(int count, int port) {
    PacketHeader[] packets = new PacketHeader[count * 2];
    for (int i = 0; i < count; i++) {
      String client = "198.51." + (100 + i % 100) + "." + (1 + i / 100 % 250);
      packets[2 * i] = TestPacket.tcp(client, 1024 + i / 25_000, "10.0.1.10", port, TestPacket.ACK);
      packets[2 * i + 1] =
          TestPacket.tcp("10.0.1.10", port, client, 1024 + i / 25_000, TestPacket.ACK);
    }
    return packets;
  }

  private static void sees(String what, InterfacePolicy policy, PacketHeader[] packets) {
    int rounds = Math.max(3, ROUNDS * 2000 / packets.length);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    judge(policy, packets);
    for (int i = 0; i < rounds; i++) {
      judge(policy, packets);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes();
    int accepted = 0;
    for (int i = 0; i < rounds; i++) {
      accepted += judge(policy, packets);
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
    assertEquals(rounds * packets.length, accepted, what);
    assertTrue(
        bytes < packets.length, () -> what + ": " + bytes + " bytes for " + rounds + " rounds");
  }

  private static int judge(InterfacePolicy policy, PacketHeader[] packets) {
    int accepted = 0;
    for (int i = 0; i < packets.length; i++) {
      FlowDirection direction = (i & 1) == 0 ? FlowDirection.INGRESS : FlowDirection.EGRESS;
      if (policy.decide(direction, packets[i]) == FlowAction.ACCEPT) {
        accepted++;
      }
    }
    return accepted;
  }

  @Test
  void judgingAllocatesNothing() {
    for (int count : new int[] {3, 1000}) {
      InterfacePolicy policy =
          TestNetwork.withServer(rules(count), TestNetwork.OPEN_ACL).policy("server");
      sees(count + " rules, 1 000 established flows", policy, flows(1000, 443));
      sees(count + " rules, 100 000 established flows", policy, flows(100_000, 443));
      sees(count + " rules, 1 000 untracked flows", policy, flows(1000, 80));
    }
  }
}
