package weir.store.records;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;

/// Writes the part of Thrift's compact protocol that Parquet's headers need.
final class ThriftOutput {
  private static final int I16 = 4;
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;

  private final ByteSink out;
  private final Deque<Integer> outerFields = new ArrayDeque<>();
  private int lastField;

  ThriftOutput(ByteSink out) {
    this.out = out;
  }

  private void field(int id, int type) {
    int step = id - lastField;
    if (step > 0 && step < 16) {
      out.put(step << 4 | type);
    } else {
      out.put(type);
      out.putVarint(zigzag(id));
    }
    lastField = id;
  }

  private static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  void i16(int id, int value) {
    field(id, I16);
    out.putVarint(zigzag(value));
  }

  void i32(int id, int value) {
    field(id, I32);
    out.putVarint(zigzag(value));
  }

  void i64(int id, long value) {
    field(id, I64);
    out.putVarint(zigzag(value));
  }

  void binary(int id, byte[] value) {
    field(id, BINARY);
    out.putVarint(value.length);
    out.put(value, 0, value.length);
  }

  void text(int id, String value) {
    binary(id, value.getBytes(StandardCharsets.UTF_8));
  }

  /// A struct as a field; `members` writes what is inside.
  void struct(int id, Runnable members) {
    field(id, STRUCT);
    inside(members);
  }

  /// A list of structs.
  <T> void structs(int id, List<T> items, BiConsumer<ThriftOutput, T> members) {
    list(id, items.size(), STRUCT);
    for (T item : items) {
      inside(() -> members.accept(this, item));
    }
  }

  void i32s(int id, List<Integer> values) {
    list(id, values.size(), I32);
    for (int value : values) {
      out.putVarint(zigzag(value));
    }
  }

  void texts(int id, List<String> values) {
    list(id, values.size(), BINARY);
    for (String value : values) {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      out.putVarint(bytes.length);
      out.put(bytes, 0, bytes.length);
    }
  }

  private void list(int id, int size, int type) {
    field(id, LIST);
    if (size < 15) {
      out.put(size << 4 | type);
    } else {
      out.put(15 << 4 | type);
      out.putVarint(size);
    }
  }

  private void inside(Runnable members) {
    outerFields.push(lastField);
    lastField = 0;
    members.run();
    out.put(0);
    lastField = outerFields.pop();
  }

  /// Ends the outermost struct.
  void end() {
    out.put(0);
    lastField = 0;
  }
}
