package weir.delivery;

import weir.model.flow.RecordFormat;
import weir.model.flow.TrafficType;
import weir.model.network.FlowLog;
import weir.model.network.FlowLog.FileOptions;

/// The files of some flow log, for tests of destinations.
final class SampleFiles {
  private SampleFiles() {}

  static FlowLogFiles to(String target) {
    return new FlowLogFiles(
        "fl-0123456789abcdef0",
        "123456789012",
        "eu-central-1",
        target,
        FlowLog.Access.USUAL,
        TrafficType.ALL,
        FileOptions.DEFAULT,
        RecordFormat.DEFAULT);
  }
}
