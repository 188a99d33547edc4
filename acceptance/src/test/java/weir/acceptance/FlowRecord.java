package weir.acceptance;

import java.util.Map;

/// A line of a record file, by AWS's names for its fields.
record FlowRecord(Map<String, String> fields) {
  FlowRecord {
    fields = Map.copyOf(fields);
  }

  /// @throws AssertionError when the file's header has no such name
  String field(String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new AssertionError("no " + name + " in " + fields);
    }
    return value;
  }

  long number(String name) {
    return Long.parseLong(field(name));
  }

  boolean isOk() {
    return field("log-status").equals("OK");
  }
}
