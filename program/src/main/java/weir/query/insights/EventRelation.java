package weir.query.insights;

import java.util.List;
import weir.model.flow.RecordField;

/// The relation of the events that a query, or a query inside of it, asks about.
///
/// @param table the relation's name, as SQL spells it
/// @param fields of flow records, that some of its events may have
/// @param mixed whether some of its groups are no flow-log groups, so that fields of flow records
///   may be in JSON too
/// @param words the fields that the words of a message are, when all its events are flow records of
///   one format; else none
/// @param compared whether it has the events of a time before too
public record EventRelation(
    String table,
    List<RecordField> fields,
    boolean mixed,
    List<RecordField> words,
    boolean compared) {
  /// In a relation of two times, whether an event is of the one before.
  static final String IS_PREVIOUS = "is_previous";

  public EventRelation {
    fields = List.copyOf(fields);
    words = List.copyOf(words);
  }

  public EventRelation(
      String table, List<RecordField> fields, boolean mixed, List<RecordField> words) {
    this(table, fields, mixed, words, false);
  }

  /// The same with the events of a time before.
  ///
  /// @param previous the name of their relation
  EventRelation comparedWith(String previous) {
    return new EventRelation(
        "(SELECT *, false AS "
            + IS_PREVIOUS
            + " FROM "
            + table
            + " UNION ALL SELECT *, true AS "
            + IS_PREVIOUS
            + " FROM "
            + previous
            + ")",
        fields,
        mixed,
        words,
        true);
  }
}
