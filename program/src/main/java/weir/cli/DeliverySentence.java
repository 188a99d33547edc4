package weir.cli;

import java.util.List;
import java.util.Locale;
import weir.delivery.DeliveryStatus;

/// What became of the records of a recording, in the words of their destinations: in files, as
/// events, or both.
final class DeliverySentence {
  private DeliverySentence() {}

  /// `12 records delivered in 1 file`, `12 records delivered as events`.
  ///
  /// @param deliveries of all flow logs
  /// @param refused records that found no room before they came to any of them
  static String of(List<DeliveryStatus> deliveries, long refused) {
    long inFiles = 0;
    long files = 0;
    long asEvents = 0;
    long lost = refused;
    for (DeliveryStatus status : deliveries) {
      lost += status.counters().recordsSkipped();
      if (status.inFiles()) {
        inFiles += status.counters().recordsDelivered();
        files += status.counters().filesDelivered();
      } else {
        asEvents += status.counters().recordsDelivered();
      }
    }
    boolean anyInFiles = deliveries.stream().anyMatch(DeliveryStatus::inFiles);
    boolean anyAsEvents = deliveries.stream().anyMatch(status -> !status.inFiles());
    return counted(inFiles + asEvents, "record")
        + " delivered"
        + (anyInFiles && anyAsEvents
            ? String.format(
                Locale.ROOT,
                ", %,d in %s and %,d as events",
                inFiles,
                counted(files, "file"),
                asEvents)
            : anyAsEvents ? " as events" : " in " + counted(files, "file"))
        + (lost == 0 ? "" : String.format(Locale.ROOT, "; %,d lost and shown as SKIPDATA", lost));
  }

  static String counted(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
