package weir.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import weir.capture.aggregate.LaneCounters;

/// What became of the packets of one command, told in a line at its end.
final class Tally {
  private LaneCounters total = LaneCounters.NONE;

  void add(LaneCounters lane) {
    total = total.plus(lane);
  }

  boolean isEmpty() {
    return total.source().packets() == 0;
  }

  /// Says how many packets were recorded and, when any were not, why not.
  void tell(PrintWriter err) {
    List<String> left = new ArrayList<>();
    say(left, total.foreign(), "of no described interface");
    say(left, total.neverLogged(), "of kinds that flow logs never record");
    say(left, total.notIp(), "without IP");
    say(left, total.truncated(), "cut before their headers' end");
    say(left, total.unsupported(), "with headers that Weir does not know");
    say(left, total.source().malformed(), "damaged in the file");
    say(left, total.source().dropped(), "dropped by the kernel");
    err.println(
        "weir: "
            + count(total.recorded())
            + " of "
            + count(total.source().packets())
            + " packets recorded"
            + (left.isEmpty() ? "" : "; not recorded: " + String.join(", ", left))
            + (total.late() == 0
                ? ""
                : "; " + count(total.late()) + " came after their window had closed"));
    err.flush();
  }

  private static void say(List<String> left, long packets, String why) {
    if (packets > 0) {
      left.add(count(packets) + " " + why);
    }
  }

  private static String count(long packets) {
    return String.format(Locale.ROOT, "%,d", packets);
  }
}
