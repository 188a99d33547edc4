package weir.watch.tail;

import java.util.List;

/// What came in since the last update.
///
/// @param sampled whether more matched than are told
public record TailUpdate(List<TailedEvent> events, boolean sampled) {
  public TailUpdate {
    events = List.copyOf(events);
  }
}
