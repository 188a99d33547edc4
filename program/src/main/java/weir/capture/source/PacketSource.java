package weir.capture.source;

import java.io.IOException;

/// Gives packets in the order they were captured. Used by one lane only.
///
/// To add one: implement this, name its counters in [SourceCounters], list it in the test that runs
/// the contract over every source.
public interface PacketSource extends AutoCloseable {
  /// Refills the buffer with the next packets.
  ///
  /// A live source waits a short while (some tens of milliseconds) for packets; a file does not
  /// wait.
  ///
  /// @return false at the end of the source; true otherwise, also when no packet came
  ///   (`buffer.count()` is 0)
  /// @throws weir.model.aws.Fault.Corrupt when the rest of the source cannot be read; packets
  ///   before that were delivered
  boolean read(PacketBuffer buffer) throws IOException;

  /// What the source has seen and lost so far. May be asked from any thread.
  SourceCounters counters();

  @Override
  void close() throws IOException;
}
