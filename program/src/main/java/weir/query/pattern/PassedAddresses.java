package weir.query.pattern;

import java.util.Arrays;
import weir.model.net.IpAddress;
import weir.store.records.AddressText;

/// Remembers which addresses passed one test, so that the text of an address that comes again and
/// again is written once. Used by one thread, for one column.
final class PassedAddresses {
  private static final int PLACES = 1 << 12;
  private static final byte[] ABSENT = {'-'};

  private final ValueTest test;
  private final long[] high = new long[PLACES];
  private final long[] low = new long[PLACES];
  private final byte[] answers = new byte[PLACES];
  private final byte[] scratch = new byte[AddressText.LONGEST + 1];

  PassedAddresses(ValueTest test) {
    this.test = test;
    Arrays.fill(answers, (byte) -1);
  }

  boolean passes(long highHalf, long lowHalf) {
    long mixed = (highHalf ^ lowHalf) * 0x9e37_79b9_7f4a_7c15L;
    int place = (int) (mixed >>> 52);
    if (answers[place] < 0 || high[place] != highHalf || low[place] != lowHalf) {
      high[place] = highHalf;
      low[place] = lowHalf;
      answers[place] = (byte) (matches(highHalf, lowHalf) ? 1 : 0);
    }
    return answers[place] == 1;
  }

  private boolean matches(long highHalf, long lowHalf) {
    return highHalf == IpAddress.ABSENT_HIGH && lowHalf == IpAddress.ABSENT_LOW
        ? test.matches(ABSENT, 0, 1)
        : test.matches(scratch, 0, AddressText.format(highHalf, lowHalf, scratch, 0));
  }
}
