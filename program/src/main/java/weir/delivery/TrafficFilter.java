package weir.delivery;

import java.util.Arrays;
import weir.model.flow.Column;
import weir.model.flow.FlowAction;
import weir.model.flow.LogStatus;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.TrafficType;

/// Keeps the records that a flow log's traffic type asks for. NODATA and SKIPDATA pass every
/// filter: they speak of the interface and not of a flow.
final class TrafficFilter {
  private TrafficFilter() {}

  static RecordBatch apply(TrafficType type, RecordBatch batch) {
    if (type == TrafficType.ALL) {
      return batch;
    }
    FlowAction unwanted = type == TrafficType.ACCEPT ? FlowAction.REJECT : FlowAction.ACCEPT;
    Column actions = batch.column(RecordField.ACTION);
    Column statuses = batch.column(RecordField.LOG_STATUS);
    int[] kept = new int[batch.rows()];
    int count = 0;
    for (int row = 0; row < batch.rows(); row++) {
      if (!holds(actions, row, unwanted.name()) || !holds(statuses, row, LogStatus.OK.name())) {
        kept[count++] = row;
      }
    }
    return count == batch.rows() ? batch : batch.select(Arrays.copyOf(kept, count), count);
  }

  private static boolean holds(Column column, int row, String word) {
    return !column.isAbsent(row) && column.text(row).equals(word);
  }
}
