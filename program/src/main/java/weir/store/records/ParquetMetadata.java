package weir.store.records;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a Parquet file says of itself: its flat columns and where their chunks lie.
///
/// @param columns the leaves directly below the root, in file order
/// @param nested names of groups, which are not read
record ParquetMetadata(List<Leaf> columns, List<String> nested, List<RowGroup> rowGroups) {
  private static final int TAIL = 8;
  private static final int LARGEST_FOOTER = 1 << 26;
  private static final int REPEATED = 2;

  /// A column.
  ///
  /// @param type physical type
  /// @param nullable whether rows may lack a value
  record Leaf(String name, int type, boolean nullable) {}

  /// Rows whose columns lie together.
  record RowGroup(List<Chunk> chunks, long rows) {}

  /// One column's pages in one row group.
  ///
  /// @param name empty for a nested column
  /// @param start file position of the first page
  /// @param length bytes of all pages
  record Chunk(String name, int type, int codec, long values, long start, long length) {}

  static ParquetMetadata read(ParquetSource source) throws IOException {
    long size = source.size();
    byte[] tail = new byte[TAIL];
    if (size < TAIL + 4) {
      throw new DamagedParquetException("is too short: " + size + " bytes");
    }
    source.read(size - TAIL, tail, 0, TAIL);
    if (!Arrays.equals(tail, 4, TAIL, ParquetFormat.MAGIC, 0, 4)) {
      throw new DamagedParquetException("does not end in PAR1; it may have been cut off");
    }
    int length = ByteWords.intAt(tail, 0);
    if (length <= 0 || length > size - TAIL - 4 || length > LARGEST_FOOTER) {
      throw new DamagedParquetException("announces a footer of " + length + " bytes");
    }
    byte[] footer = new byte[length];
    source.read(size - TAIL - length, footer, 0, length);
    return new Parser(new ThriftInput(new ByteCursor(footer, 0, length)), size).parse();
  }

  /// One element of the schema as the file lists it.
  private record Element(String name, int type, int repetition, int children) {}

  private static final class Parser {
    private final ThriftInput in;
    private final long fileSize;

    Parser(ThriftInput in, long fileSize) {
      this.in = in;
      this.fileSize = fileSize;
    }

    ParquetMetadata parse() throws DamagedParquetException {
      List<Element> schema = new ArrayList<>();
      List<RowGroup> rowGroups = new ArrayList<>();
      while (in.nextField()) {
        switch (in.id()) {
          case 2 -> {
            int count = in.structs();
            for (int i = 0; i < count; i++) {
              schema.add(element());
            }
          }
          case 4 -> {
            int count = in.structs();
            for (int i = 0; i < count; i++) {
              rowGroups.add(rowGroup());
            }
          }
          default -> in.skip();
        }
      }
      return assemble(schema, rowGroups);
    }

    private static ParquetMetadata assemble(List<Element> schema, List<RowGroup> rowGroups)
        throws DamagedParquetException {
      List<Leaf> leaves = new ArrayList<>();
      List<String> nested = new ArrayList<>();
      int at = 1;
      while (at < schema.size()) {
        Element element = schema.get(at);
        if (element.children() == 0 && element.repetition() != REPEATED) {
          leaves.add(
              new Leaf(
                  element.name(), element.type(), element.repetition() == ParquetFormat.OPTIONAL));
        } else {
          nested.add(element.name());
        }
        // Passes over everything below a group.
        long open = 1;
        while (open > 0) {
          if (at == schema.size()) {
            throw new DamagedParquetException("has a schema whose groups lack members");
          }
          open += schema.get(at++).children() - 1L;
        }
      }
      return new ParquetMetadata(List.copyOf(leaves), List.copyOf(nested), List.copyOf(rowGroups));
    }

    private Element element() throws DamagedParquetException {
      String name = "";
      int type = -1;
      int repetition = 0;
      int children = 0;
      in.enter();
      while (in.nextField()) {
        switch (in.id()) {
          case 1 -> type = in.i32();
          case 3 -> repetition = in.i32();
          case 4 -> name = in.text();
          case 5 -> children = in.i32();
          default -> in.skip();
        }
      }
      in.leave();
      if (children < 0) {
        throw new DamagedParquetException("has a group of " + children + " members");
      }
      return new Element(name, type, repetition, children);
    }

    private RowGroup rowGroup() throws DamagedParquetException {
      List<Chunk> chunks = new ArrayList<>();
      long rows = 0;
      in.enter();
      while (in.nextField()) {
        switch (in.id()) {
          case 1 -> {
            int count = in.structs();
            for (int i = 0; i < count; i++) {
              chunks.add(columnChunk());
            }
          }
          case 3 -> rows = in.number();
          default -> in.skip();
        }
      }
      in.leave();
      if (rows < 0 || rows > Integer.MAX_VALUE) {
        throw new DamagedParquetException("has a row group of " + rows + " rows");
      }
      return new RowGroup(List.copyOf(chunks), rows);
    }

    private Chunk columnChunk() throws DamagedParquetException {
      Chunk chunk = null;
      in.enter();
      while (in.nextField()) {
        switch (in.id()) {
          case 1 ->
              throw new DamagedParquetException("keeps a column in another file, " + in.text());
          case 3 -> chunk = chunk();
          default -> in.skip();
        }
      }
      in.leave();
      if (chunk == null) {
        throw new DamagedParquetException("does not say where a column lies");
      }
      return chunk;
    }

    private Chunk chunk() throws DamagedParquetException {
      String name = "";
      int type = -1;
      int codec = -1;
      long values = 0;
      long length = -1;
      long data = -1;
      long dictionary = -1;
      in.enter();
      while (in.nextField()) {
        switch (in.id()) {
          case 1 -> type = in.i32();
          case 3 -> name = path();
          case 4 -> codec = in.i32();
          case 5 -> values = in.number();
          case 7 -> length = in.number();
          case 9 -> data = in.number();
          case 11 -> dictionary = in.number();
          default -> in.skip();
        }
      }
      in.leave();
      long start = dictionary > 0 && dictionary < data ? dictionary : data;
      if (start < 0 || length < 0 || start > fileSize || length > fileSize - start) {
        throw new DamagedParquetException(
            "has column " + name + " at " + start + ", " + length + " bytes long, beyond its end");
      }
      return new Chunk(name, type, codec, values, start, length);
    }

    private String path() throws DamagedParquetException {
      int parts = in.texts();
      String name = "";
      for (int i = 0; i < parts; i++) {
        name = in.item();
      }
      return parts == 1 ? name : "";
    }
  }
}
