package weir.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weir.delivery.PublicationFile.Content;

/// Makes files of pending frames and puts them into the destination, each exactly once however
/// often the process is killed. Used by one thread at a time.
///
/// The order is what counts: make the file, write down the intention, put the object, write down
/// that it is there, forget the frames. A run that finds an intention repeats it with the same
/// frames under the same key.
final class Publisher implements Closeable {
  private final SpoolLabel label;
  private final Journal journal;
  private final PendingSlots pending;
  private final Spool spool;
  private final Destination destination;
  private final PublicationFile file;
  private final LaneCounters counters;
  private @Nullable Publication staged;

  Publisher(
      SpoolLabel label,
      Path folder,
      Journal journal,
      PendingSlots pending,
      Spool spool,
      Destination destination,
      LaneCounters counters) {
    this.label = label;
    this.journal = journal;
    this.pending = pending;
    this.spool = spool;
    this.destination = destination;
    this.file = new PublicationFile(label.files(), folder.resolve("publishing.tmp"));
    this.counters = counters;
  }

  /// Publishes one file if one is due.
  ///
  /// @param everything whether every slot counts as due
  /// @return whether it did
  boolean publishNext(Instant now, boolean everything, long rotationBytes)
      throws Undeliverable, IOException {
    Optional<Publication> begun = journal.findOpen();
    if (begun.isPresent()) {
      repeat(begun.get());
      return true;
    }
    Optional<List<Frame>> due = pending.findDue(now, everything);
    if (due.isEmpty()) {
      return false;
    }
    Content content = file.write(due.get(), rotationBytes);
    List<Frame> frames = due.get().subList(0, content.frames());
    Slot slot = frames.getFirst().slot();
    long first = frames.getFirst().sequence();
    Publication publication =
        new Publication(
            slot, first, frames.getLast().sequence(), content.rows(), label.key(slot, first));
    journal.intend(publication);
    staged = publication;
    put(publication, frames);
    return true;
  }

  private void repeat(Publication publication) throws Undeliverable, IOException {
    List<Frame> frames = pending.of(publication);
    if (!publication.equals(staged)) {
      Content content = file.write(frames, Long.MAX_VALUE);
      if (content.rows() == 0 && publication.rows() > 0) {
        DeliveryLog.lost(publication.key(), publication.rows(), "their spool is damaged");
        complete(publication, frames);
        return;
      }
      staged = publication;
    }
    put(publication, frames);
  }

  private void put(Publication publication, List<Frame> frames) throws Undeliverable, IOException {
    long bytes = Files.size(file.path());
    long refused = 0;
    if (publication.rows() > 0) {
      refused = destination.put(publication.key(), file.path());
      counters.files.increment();
      counters.bytes.add(bytes);
    }
    complete(publication, frames);
    counters.delivered.add(publication.rows() - refused);
    if (refused > 0) {
      counters.refused.add(refused);
      DeliveryLog.lost(
          label.files().target(), refused, "they are older or newer than it takes events");
    }
  }

  private void complete(Publication publication, List<Frame> frames) throws IOException {
    journal.complete(publication, spool.oldestSequence());
    staged = null;
    pending.remove(publication.slot(), frames);
    spool.published(frames);
  }

  @Override
  public void close() throws IOException {
    destination.close();
    journal.close();
    Files.deleteIfExists(file.path());
  }
}
