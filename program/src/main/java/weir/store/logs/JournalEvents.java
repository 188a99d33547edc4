package weir.store.logs;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import weir.model.flow.Column;
import weir.store.records.TextRun;

/// A batch in a journal, as a cursor reads it.
record JournalEvents(Journal journal, JournalBlock block) implements EventSource {
  @Override
  public long firstMillis() {
    return block.firstMillis();
  }

  @Override
  public long lastMillis() {
    return block.lastMillis();
  }

  @Override
  public boolean isWanted(EventScope scope) {
    long last = block.lastSequence();
    return scope.mayHold(block.firstMillis(), block.lastMillis(), block.firstSequence(), last)
        && scope.mayShow(block.stream(), last);
  }

  @Override
  public @Nullable EventPage load(EventScope scope, OpenFiles files) throws IOException {
    LogBatch batch = journal.read(files.journal(journal), block);
    LogRange range = scope.range();
    TextRun messages = batch.messages();
    EventFilter filter = range.filter();
    int[] rows = new int[batch.events()];
    int found = rows.length;
    if (filter == null) {
      Arrays.setAll(rows, row -> row);
    } else {
      found = filter.select(messages, rows);
    }
    int kept = 0;
    for (int i = 0; i < found; i++) {
      long sequence = block.firstSequence() + rows[i];
      if (range.holds(batch.timestamps()[rows[i]], sequence)
          && scope.holds(block.stream(), sequence)) {
        rows[kept++] = rows[i];
      }
    }
    return kept == 0
        ? null
        : page(batch, EventPage.sorted(rows, kept, batch.timestamps(), range.order()));
  }

  private EventPage page(LogBatch batch, int[] rows) {
    long[] timestamps = new long[rows.length];
    long[] sequences = new long[rows.length];
    long[] ingested = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      timestamps[i] = batch.timestamps()[rows[i]];
      sequences[i] = block.firstSequence() + rows[i];
      ingested[i] = block.ingestedMillis();
    }
    return new EventPage(
        timestamps,
        sequences,
        ingested,
        new Column.SameText(block.stream()),
        rows,
        batch.messages(),
        rows);
  }

  @Override
  public String place() {
    return journal.file().toString();
  }
}
