package weir.query.pattern;

import weir.model.flow.RecordField;

/// What is asked of one field of a flow record.
record FieldTest(RecordField field, ValueTest test) {}
