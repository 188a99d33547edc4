package weir.api.logs;

import java.util.List;
import weir.model.flow.RecordFormat;

/// Knows the record formats of the flow logs that deliver to a group at this moment.
@FunctionalInterface
public interface FlowLogFormats {
  List<RecordFormat> of(String groupArn);
}
