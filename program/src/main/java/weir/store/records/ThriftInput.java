package weir.store.records;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/// Reads Thrift's compact protocol, field by field: `while (in.nextField()) switch (in.id()) …`,
/// with [#skip] for what is of no interest.
final class ThriftInput {
  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int BYTE = 3;
  private static final int I16 = 4;
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int DOUBLE = 7;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int SET = 10;
  private static final int MAP = 11;
  private static final int STRUCT = 12;
  private static final int DEEPEST = 32;

  private final ByteCursor in;
  private final Deque<Integer> outerIds = new ArrayDeque<>();
  private int id;
  private int type;

  ThriftInput(ByteCursor in) {
    this.in = in;
  }

  /// Goes to the next field of the struct; false at its end.
  boolean nextField() throws DamagedParquetException {
    int head = in.u8();
    type = head & 15;
    if (type == 0) {
      return false;
    }
    id = head >>> 4 == 0 ? (int) in.zigzag() : id + (head >>> 4);
    return true;
  }

  int id() {
    return id;
  }

  /// Begins a struct: the field's, or a list's next item.
  void enter() throws DamagedParquetException {
    if (outerIds.size() >= DEEPEST) {
      throw new DamagedParquetException("has structs in structs beyond any need");
    }
    outerIds.push(id);
    id = 0;
  }

  /// Says that the struct's end was met.
  void leave() {
    id = outerIds.pop();
  }

  /// The field's whole number.
  long number() throws DamagedParquetException {
    expect(type == I16 || type == I32 || type == I64);
    return in.zigzag();
  }

  /// The field's whole number of at most 32 bits.
  int i32() throws DamagedParquetException {
    long value = number();
    expect(value == (int) value);
    return (int) value;
  }

  boolean flag() throws DamagedParquetException {
    expect(type == TRUE || type == FALSE);
    return type == TRUE;
  }

  String text() throws DamagedParquetException {
    expect(type == BINARY);
    return item();
  }

  /// A text that is a list's item.
  String item() throws DamagedParquetException {
    int length = Math.toIntExact(Math.clamp(in.varint(), -1, Integer.MAX_VALUE));
    int from = in.take(length);
    return new String(in.bytes(), from, length, StandardCharsets.UTF_8);
  }

  /// Begins a list of structs and answers how many there are.
  int structs() throws DamagedParquetException {
    return list(STRUCT);
  }

  /// Begins a list of texts and answers how many there are.
  int texts() throws DamagedParquetException {
    return list(BINARY);
  }

  private int list(int itemType) throws DamagedParquetException {
    expect(type == LIST);
    int head = in.u8();
    int size = size(head);
    expect(size == 0 || (head & 15) == itemType);
    return size;
  }

  private int size(int head) throws DamagedParquetException {
    long size = head >>> 4 == 15 ? in.varint() : head >>> 4;
    // Every item takes a byte at least, so a lie about the size ends here.
    expect(size >= 0 && size <= in.remaining());
    return (int) size;
  }

  /// Passes over the field.
  void skip() throws DamagedParquetException {
    skip(type, 0);
  }

  private void skip(int what, int depth) throws DamagedParquetException {
    expect(depth < DEEPEST);
    switch (what) {
      case TRUE, FALSE -> {}
      case BYTE -> in.take(1);
      case I16, I32, I64 -> in.varint();
      case DOUBLE -> in.take(8);
      case BINARY -> in.take(in.varint());
      case LIST, SET -> {
        int head = in.u8();
        int size = size(head);
        for (int i = 0; i < size; i++) {
          skipItem(head & 15, depth + 1);
        }
      }
      case MAP -> skipMap(depth);
      case STRUCT -> {
        enter();
        while (nextField()) {
          skip(type, depth + 1);
        }
        leave();
      }
      default -> throw new DamagedParquetException("has a field of unknown type " + what);
    }
  }

  private void skipMap(int depth) throws DamagedParquetException {
    long size = in.varint();
    expect(size >= 0 && size <= in.remaining());
    int types = size == 0 ? 0 : in.u8();
    for (int i = 0; i < size; i++) {
      skipItem(types >>> 4, depth + 1);
      skipItem(types & 15, depth + 1);
    }
  }

  /// Unlike a field, a truth value that is an item takes a byte.
  private void skipItem(int what, int depth) throws DamagedParquetException {
    if (what == TRUE || what == FALSE) {
      in.take(1);
    } else {
      skip(what, depth);
    }
  }

  private void expect(boolean held) throws DamagedParquetException {
    if (!held) {
      throw new DamagedParquetException("has a header field " + id + " of another type or size");
    }
  }
}
