package weir.store.records;

import java.util.Arrays;
import weir.model.flow.Column;
import weir.model.net.IpAddress;

/// Addresses out of text.
final class AddressParser implements ColumnParser {
  private final String name;
  private final Ipv6Text ipv6 = new Ipv6Text();
  private long[] high = new long[0];
  private long[] low = new long[0];

  AddressParser(String name) {
    this.name = name;
  }

  @Override
  public void reserve(int rows, int room) {
    if (low.length < rows) {
      high = Arrays.copyOf(high, room);
      low = Arrays.copyOf(low, room);
    }
  }

  @Override
  public void parse(TextRows rows, int column, int row) {
    byte[] bytes = rows.bytes();
    int[] separators = rows.separators();
    int[] firsts = rows.firsts();
    int count = rows.count();
    long[] lows = low;
    for (int i = 0; i < count; i++) {
      int first = firsts[i] + column;
      int start = separators[first] + 1;
      int end = separators[first + 1];
      long value = AddressText.parseIpv4(bytes, start, end);
      if (value < 0) {
        other(rows, i, row + i, start, end);
      } else {
        lows[row + i] = value;
      }
    }
  }

  private void other(TextRows rows, int i, int row, int start, int end) {
    high[row] = IpAddress.ABSENT_HIGH;
    low[row] = IpAddress.ABSENT_LOW;
    if (end - start == 1 && rows.bytes()[start] == '-') {
      return;
    }
    if (ipv6.parse(rows.bytes(), start, end)) {
      high[row] = ipv6.high();
      low[row] = ipv6.low();
    } else {
      rows.fault(i, name, start, end, "an IPv4 or IPv6 address");
    }
  }

  @Override
  public void dropFaulty(TextRows rows, int row) {
    int kept = row;
    for (int i = 0; i < rows.count(); i++) {
      if (!rows.isFaulty(i)) {
        high[kept] = high[row + i];
        low[kept++] = low[row + i];
      }
    }
    // An IPv4 address is written without its high half: that must be 0 where nothing stands yet.
    Arrays.fill(high, kept, row + rows.count(), 0);
  }

  @Override
  public boolean isFull() {
    return false;
  }

  @Override
  public Column take() {
    Column column = new Column.Addresses(high, low);
    high = new long[0];
    low = new long[0];
    return column;
  }
}
