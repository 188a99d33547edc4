package weir.query.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import weir.model.flow.RecordFormat;

/// Makes flow records, and knows them as plain fields of text.
final class RandomFlows {
  /// A record: its event, and its values in the default format's order.
  record Flow(SampleEvents.Event event, List<String> values) {
    String srcAddr() {
      return values.get(3);
    }

    String dstAddr() {
      return values.get(4);
    }

    String protocol() {
      return values.get(7);
    }

    /// 0 where it is absent, which no sum sees.
    long packets() {
      return number(8);
    }

    long bytes() {
      return number(9);
    }

    boolean hasBytes() {
      return !values.get(9).equals("-");
    }

    private long number(int field) {
      return values.get(field).equals("-") ? 0 : Long.parseLong(values.get(field));
    }

    String action() {
      return values.get(12);
    }

    String status() {
      return values.get(13);
    }

    long timestamp() {
      return event.timestamp();
    }
  }

  private static final List<String> SOURCES =
      List.of("10.0.1.5", "10.0.1.6", "192.0.2.7", "192.0.2.200", "203.0.113.9", "2001:db8::5");
  private static final List<String> DESTINATIONS =
      List.of("10.0.2.8", "10.0.2.9", "198.51.100.3", "2001:db8::9");

  private RandomFlows() {}

  /// Records within the hour of [AskedEvents#TIMES]; of some the event's time is not their start,
  /// so that they are kept as text.
  static List<Flow> of(Random random, int count) {
    List<Flow> flows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String eni = "eni-0123456789abcde0" + random.nextInt(3);
      long start = AskedEvents.TIMES.fromMillis() / 1000 + random.nextInt(3600);
      List<String> values = new ArrayList<>(List.of("2", "123456789012", eni));
      int kind = random.nextInt(20);
      if (kind < 2) {
        values.addAll(List.of("-", "-", "-", "-", "-", "-", "-"));
      } else {
        values.add(any(random, SOURCES));
        values.add(any(random, DESTINATIONS));
        values.add(Integer.toString(1024 + random.nextInt(8)));
        values.add(any(random, List.of("22", "53", "443", "3389")));
        values.add(any(random, List.of("6", "6", "17", "1")));
        values.add(Integer.toString(1 + random.nextInt(50)));
        values.add(Long.toString(40 + random.nextLong(1L << random.nextInt(40))));
      }
      values.add(Long.toString(start));
      values.add(Long.toString(start + random.nextInt(60)));
      values.add(kind < 2 ? "-" : random.nextInt(4) == 0 ? "REJECT" : "ACCEPT");
      values.add(kind == 0 ? "NODATA" : kind == 1 ? "SKIPDATA" : "OK");
      if (values.size() != RecordFormat.DEFAULT.fields().size()) {
        throw new AssertionError(values.toString());
      }
      long timestamp = start * 1000 + (random.nextInt(10) == 0 ? random.nextInt(999) : 0);
      flows.add(
          new Flow(
              new SampleEvents.Event(timestamp, eni + "-all", String.join(" ", values)),
              List.copyOf(values)));
    }
    return flows;
  }

  private static String any(Random random, List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
