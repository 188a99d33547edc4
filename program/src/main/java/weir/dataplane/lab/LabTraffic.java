package weir.dataplane.lab;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import weir.model.net.IpAddress;

/// Everybody at work in the lab until closed.
final class LabTraffic implements AutoCloseable {
  static final String INTERNET = "internet";

  private final Lab lab;
  private final Map<String, LabHost> hosts = new LinkedHashMap<>();

  private LabTraffic(Lab lab) {
    this.lab = lab;
  }

  /// @param seed decides who asks what
  static LabTraffic start(Lab lab, long seed) {
    LabTraffic traffic = new LabTraffic(lab);
    Random random = new Random(seed);
    LabShop.open(traffic);
    LabShop.visit(traffic, random);
    LabUpkeep.start(traffic, random);
    LabAttack.start(traffic, random);
    return traffic;
  }

  /// The host of a machine, or of everybody on the internet.
  LabHost host(String name) {
    return hosts.computeIfAbsent(
        name,
        _ ->
            new LabHost(
                name.equals(INTERNET) ? lab.internet() : lab.machine(name).namespace(),
                name.equals(INTERNET) ? 12 : 6));
  }

  /// Waits until everybody has done everything once.
  ///
  /// @return false when that took longer than allowed
  boolean awaitEverything(Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    for (LabHost host : hosts.values()) {
      if (!host.awaitEveryErrand(deadline)) {
        return false;
      }
    }
    return true;
  }

  /// The private address of a machine.
  IpAddress address(String machine) {
    return lab.machine(machine).address();
  }

  /// The address under which the internet knows a machine.
  IpAddress publicAddress(String machine) {
    IpAddress address = lab.machine(machine).eni().addresses().publicIpv4();
    if (address == null) {
      throw new IllegalStateException(machine + " has no public address");
    }
    return address;
  }

  IpAddress ipv6Address(String machine) {
    return lab.machine(machine).eni().addresses().ipv6().getFirst();
  }

  @Override
  public void close() {
    for (LabHost host : hosts.values()) {
      host.close();
    }
  }
}
