package weir.query.insights;

import java.util.List;
import weir.model.flow.RecordField;

/// The relation of the events that a query, or a query inside of it, asks about.
///
/// @param table the relation's name, as SQL spells it
/// @param fields of flow records, that some of its events may have
/// @param mixed whether some of its groups are no flow-log groups, so that fields of flow records
///   may be in JSON too
public record EventRelation(String table, List<RecordField> fields, boolean mixed) {
  public EventRelation {
    fields = List.copyOf(fields);
  }
}
