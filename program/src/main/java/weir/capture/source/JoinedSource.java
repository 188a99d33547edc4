package weir.capture.source;

import java.io.IOException;

/// Two sources of one interface's packets read as one: its link, and what netfilter kept from
/// getting there. Ends with the link.
///
/// The link is read as long as it is busy and the other from time to time, because a read may wait.
/// Packets of the two may come a little out of order; a dropped packet changes nothing for others.
public final class JoinedSource implements PacketSource {
  private static final int BUSY_READS = 64;

  private final PacketSource link;
  private final PacketSource beside;
  private int busyReads;
  private boolean besideIsNext;

  public JoinedSource(PacketSource link, PacketSource beside) {
    this.link = link;
    this.beside = beside;
  }

  @Override
  public boolean read(PacketBuffer buffer) throws IOException {
    if (besideIsNext) {
      besideIsNext = false;
      busyReads = 0;
      return beside.read(buffer) || link.read(buffer);
    }
    boolean more = link.read(buffer);
    busyReads++;
    besideIsNext = buffer.count() == 0 || busyReads == BUSY_READS;
    return more;
  }

  @Override
  public SourceCounters counters() {
    return link.counters().plus(beside.counters());
  }

  @Override
  public void close() throws IOException {
    try (link) {
      beside.close();
    }
  }
}
