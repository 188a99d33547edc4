package weir.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import weir.model.flow.InterfaceWindow;

/// The windows whose loss no SKIPDATA row tells of yet. Safe for any number of threads.
///
/// Held in memory only while even the spool's reserve is full; from [#MOST] on, windows of one
/// interface share a row.
final class SkippedWindows {
  static final int MOST = 1024;

  private final Map<InterfaceWindow, SkippedWindow> windows = new LinkedHashMap<>();

  synchronized void add(SkippedWindow skipped) {
    if (windows.containsKey(skipped.window())) {
      return;
    }
    if (windows.size() >= MOST) {
      String interfaceId = skipped.window().interfaceId();
      for (SkippedWindow earlier : windows.values()) {
        if (earlier.window().interfaceId().equals(interfaceId)) {
          windows.remove(earlier.window());
          SkippedWindow both = earlier.until(skipped);
          windows.put(both.window(), both);
          return;
        }
      }
    }
    windows.put(skipped.window(), skipped);
  }

  /// Offers each window, the oldest first, and forgets those that are taken; ends at the first that
  /// is not.
  synchronized void putOut(Predicate<SkippedWindow> taken) {
    var iterator = windows.values().iterator();
    while (iterator.hasNext() && taken.test(iterator.next())) {
      iterator.remove();
    }
  }
}
