package weir.store.records;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import weir.model.flow.RecordField;

/// Which columns a reader is to make; the others are skipped, the cheaper the better.
///
/// @param fields the fields wanted
/// @param extras whether columns that [RecordField] does not know are wanted too
public record Projection(Set<RecordField> fields, boolean extras) {
  /// Everything that a file has.
  public static final Projection ALL = new Projection(EnumSet.allOf(RecordField.class), true);

  public Projection {
    EnumSet<RecordField> copy = EnumSet.noneOf(RecordField.class);
    copy.addAll(fields);
    fields = Collections.unmodifiableSet(copy);
  }

  /// These fields and nothing else.
  public static Projection of(RecordField... fields) {
    return new Projection(Set.of(fields), false);
  }

  boolean wants(RecordField field) {
    return fields.contains(field);
  }
}
