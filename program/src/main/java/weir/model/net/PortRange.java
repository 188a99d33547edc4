package weir.model.net;

import weir.model.aws.Fault;

/// TCP or UDP ports from the first to the last, both included.
public record PortRange(int from, int to) {
  public static final PortRange ALL = new PortRange(0, 65535);

  public PortRange {
    if (from < 0 || to > 65535 || from > to) {
      throw new Fault.Invalid(
          "port range " + from + "-" + to + " must run upwards and lie between 0 and 65535");
    }
  }

  public boolean contains(int port) {
    return port >= from && port <= to;
  }

  @Override
  public String toString() {
    return from == to ? Integer.toString(from) : from + "-" + to;
  }
}
