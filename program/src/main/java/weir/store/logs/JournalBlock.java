package weir.store.logs;

import org.jspecify.annotations.Nullable;

/// Where a batch lies in its journal, and what a reader must know to pass it over.
///
/// @param position file position of the frame
/// @param payloadBytes bytes of the payload as they lie in the file
/// @param firstMillis time of the earliest event
/// @param lastMillis time of the latest event
record JournalBlock(
    long position,
    int payloadBytes,
    int checksum,
    long firstSequence,
    int events,
    String stream,
    long firstMillis,
    long lastMillis,
    long ingestedMillis,
    @Nullable BatchMark mark) {
  static JournalBlock of(
      long position,
      JournalFrame.Header header,
      String stream,
      LogBatch batch,
      long ingested,
      @Nullable BatchMark mark) {
    return new JournalBlock(
        position,
        header.payloadBytes(),
        header.checksum(),
        header.sequence(),
        batch.events(),
        stream,
        batch.first(),
        batch.last(),
        ingested,
        mark);
  }

  long lastSequence() {
    return firstSequence + events - 1;
  }

  long end() {
    return position + JournalFrame.HEADER_BYTES + payloadBytes;
  }

  StreamTimes times() {
    return new StreamTimes(firstMillis, lastMillis, ingestedMillis);
  }
}
