package weir.store.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchMarkTest {
  private static final LogGroupId GROUP = new LogGroupId("g1");

  @TempDir Path folder;
  private final SampleLogs logs = new SampleLogs();
  private LogStore store;

  @BeforeEach
  void open() {
    store = logs.open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private LogGroupEvents group() {
    return store.group(GROUP, logs.options());
  }

  private int append(String stream, String message, BatchMark mark) {
    return group().append(stream, SampleLogs.batch(1000, message), logs.now(), mark).events();
  }

  private List<String> lines() {
    return SampleLogs.lines(group(), LogRange.ALL);
  }

  private void reopen() {
    store.close();
    store = logs.open(folder);
  }

  @Test
  void keepsABatchOnceThatIsSentAgain() {
    assertEquals(1, append("a", "one", new BatchMark("p", 5, 0)));
    assertEquals(0, append("a", "one", new BatchMark("p", 5, 0)));
    assertEquals(1, append("a", "two", new BatchMark("p", 5, 1)));
    assertEquals(0, append("a", "older", new BatchMark("p", 4, 7)));
    assertEquals(1, append("a", "three", new BatchMark("p", 6, 0)));
    assertEquals(List.of("1000 a one", "1000 a two", "1000 a three"), lines());
  }

  @Test
  void countsEachProducerAndEachStreamByItself() {
    BatchMark mark = new BatchMark("p", 1, 1);
    assertEquals(1, append("a", "one", mark));
    assertEquals(1, append("b", "one", mark));
    assertEquals(1, append("a", "one", new BatchMark("q", 1, 1)));
    assertEquals(3, lines().size());
  }

  @Test
  void remembersMarksAfterARestartAndAfterSealing() {
    BatchMark mark = new BatchMark("p", 3, 2);
    append("a", "one", mark);
    reopen();
    assertEquals(0, append("a", "one", mark));
    group().seal();
    assertEquals(0, append("a", "one", mark));
    reopen();
    assertEquals(0, append("a", "one", mark));
    append("a", "two", new BatchMark("p", 4, 0));
    group().seal();
    reopen();
    assertEquals(0, append("a", "two", new BatchMark("p", 4, 0)));
    assertEquals(List.of("1000 a one", "1000 a two"), lines());
  }

  @Test
  void forgetsMarksWithTheStream() {
    BatchMark mark = new BatchMark("p", 3, 2);
    append("a", "one", mark);
    group().deleteStream("a");
    assertEquals(1, append("a", "again", mark));
    reopen();
    assertEquals(0, append("a", "again", mark));
    group().seal();
    reopen();
    assertEquals(List.of("1000 a again"), lines());
    assertEquals(0, append("a", "again", mark));
  }

  @Test
  void tellsSubscribersOfABatchOnce() {
    AtomicInteger told = new AtomicInteger();
    store.subscribe((group, stream, batch, append, ingested) -> told.incrementAndGet());
    append("a", "one", new BatchMark("p", 1, 0));
    append("a", "one", new BatchMark("p", 1, 0));
    assertEquals(1, told.get());
  }
}
