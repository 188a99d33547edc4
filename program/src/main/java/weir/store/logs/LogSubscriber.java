package weir.store.logs;

/// Is told of every batch that was acknowledged, after it is on disk, by the thread that appended
/// it: must not block. Batches that are appended at the same time may be told in any order; their
/// sequences say which came first.
@FunctionalInterface
public interface LogSubscriber {
  /// @param ingestedMillis when the batch was taken, Unix milliseconds
  void appended(
      LogGroupId group, String stream, LogBatch batch, LogAppend append, long ingestedMillis);
}
