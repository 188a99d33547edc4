package weir.store.streams;

import java.io.IOException;

/// Sees the records of a buffer one by one, in the order of their arrival.
@FunctionalInterface
public interface RecordVisitor {
  void record(Buffered record) throws IOException;
}
