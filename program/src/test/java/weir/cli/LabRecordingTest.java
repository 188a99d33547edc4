package weir.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import weir.capture.aggregate.LaneOptions;
import weir.capture.source.AfPacketSource;
import weir.capture.source.LiveCapture;
import weir.capture.source.NetworkNamespace;
import weir.dataplane.lab.Lab;
import weir.dataplane.lab.LabNetwork;
import weir.model.flow.RecordFormat;

class LabRecordingTest {
  @Test
  void everyKindOfTrafficBecomesItsRecord() throws Exception {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    RecordFormat format =
        RecordFormat.ofNames(
            "interface-id srcaddr dstaddr srcport dstport protocol packets bytes action log-status pkt-srcaddr pkt-dstaddr tcp-flags flow-direction traffic-path");
    try (Lab lab = Lab.build(LabNetwork.read(), step -> {})) {
      try (LiveRecording recording =
          LiveRecording.start(
              lab.network(),
              (eni, link) ->
                  AfPacketSource.open(
                      new LiveCapture(
                          link.name(), NetworkNamespace.named(String.valueOf(link.namespace())), 4 << 20, true)),
              (window, records) -> lines.addAll(records.lines(format)),
              LaneOptions.defaults(1),
              InstantSource.system())) {
        lab.startTraffic(1);
        Thread.sleep(Duration.ofSeconds(5));
        recording.stop();
        System.out.println(recording.counters());
      }
    }
    java.nio.file.Files.write(java.nio.file.Path.of("/tmp/lab-records.txt"), lines);
    assertTrue(lines.size() > 100);
  }
}
