package weir.store.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import weir.model.aws.Fault;
import weir.store.objects.LocalKeyRing;

class S3SegmentsTest {
  private static final LogGroupId GROUP = new LogGroupId("g1");

  @TempDir Path folder;
  private final SampleLogs logs = new SampleLogs();

  @Test
  void keepsSegmentsInABucketAlsoWhenItIsAwayForAWhile() throws IOException {
    logs.encrypt(LocalKeyRing.open(folder.resolve("keys")));
    try (FakeS3 s3 = new FakeS3();
        S3Client client = s3.client()) {
      LogStoreFiles files = new LogStoreFiles(folder, new S3Segments(client, "bucket", "logs/"));
      List<String> expected = new ArrayList<>();
      try (LogStore store = logs.open(files)) {
        LogGroupEvents group = store.group(GROUP, logs.options());
        long at = logs.now().toEpochMilli();
        group.append("s", SampleLogs.batch(at, "one"), logs.now());
        expected.add(at + " s one");
        group.seal();
        assertEquals(Set.of("logs/g1/2.parquet"), s3.objects.keySet());
        s3.away = true;
        group.append("s", SampleLogs.batch(at + 1, "two"), logs.now());
        expected.add((at + 1) + " s two");
        assertThrows(Fault.Unavailable.class, group::seal);
        assertThrows(Fault.Unavailable.class, () -> SampleLogs.lines(group, LogRange.ALL));
        s3.away = false;
        assertEquals(expected, SampleLogs.lines(group, LogRange.ALL));
        group.seal();
        assertEquals(expected, SampleLogs.lines(group, LogRange.ALL));
      }
      s3.objects.put("logs/g1/99.parquet", new byte[1]);
      try (LogStore store = logs.open(files)) {
        LogGroupEvents group = store.group(GROUP, logs.options());
        assertEquals(expected, SampleLogs.lines(group, LogRange.ALL));
        assertEquals(2, s3.objects.size(), "what no manifest names is removed");
        logs.retention(Duration.ofDays(1));
        store.group(GROUP, logs.options());
        logs.pass(Duration.ofDays(3));
        store.maintain();
        assertEquals(Set.of(), s3.objects.keySet());
      }
    }
  }
}
