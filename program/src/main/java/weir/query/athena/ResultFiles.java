package weir.query.athena;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import weir.query.engine.SqlRows;

/// The files that one execution leaves in its output location. Used by its thread.
///
/// @param scratch a folder of this machine for what is not written whole yet
record ResultFiles(Path scratch, StatementOrder order) {
  static final String PLAIN = "application/octet-stream";
  static final String UNPLANNED = "binary/octet-stream";

  private String name() {
    return order.kind().resultName(order.id());
  }

  /// Rows as CSV: every value in quotes, nothing at all for NULL.
  ///
  /// @return what was written
  Size csv(List<AnswerColumn> columns, SqlRows rows) {
    return put(
        name(),
        PLAIN,
        out -> {
          for (int i = 0; i < columns.size(); i++) {
            out.write(i == 0 ? "" : ",");
            quote(out, columns.get(i).name());
          }
          out.write('\n');
          long count = 0;
          while (rows.next()) {
            for (int i = 0; i < columns.size(); i++) {
              if (i > 0) {
                out.write(',');
              }
              Optional<String> text = rows.text(i);
              if (text.isPresent()) {
                quote(out, text.get());
              }
            }
            out.write('\n');
            count++;
          }
          return count;
        });
  }

  private static void quote(BufferedWriter out, String text) throws IOException {
    out.write('"');
    out.write(text.indexOf('"') < 0 ? text : text.replace("\"", "\"\""));
    out.write('"');
  }

  /// Lines without a line feed after the last.
  Size text(List<String> lines, String contentType) {
    return put(
        name(),
        contentType,
        out -> {
          out.write(String.join("\n", lines));
          return lines.size();
        });
  }

  /// The names of the files that a statement wrote.
  ///
  /// @return where the list lies
  String manifest(List<String> files) {
    String name = manifestName();
    put(
        name,
        PLAIN,
        out -> {
          for (String file : files) {
            out.write(file + "\n");
          }
          return files.size();
        });
    return order.target().uri(name);
  }

  private String manifestName() {
    String folder = order.kind() == StatementKind.CREATE_TABLE_AS_SELECT ? "tables/" : "";
    return folder + order.id() + "-manifest.csv";
  }

  /// What the columns are, beside the result.
  void metadata(String updateType, OptionalLong count, List<AnswerColumn> columns, String type) {
    byte[] bytes = MetadataFile.of(order.id(), updateType, count, columns);
    try {
      Path file = Files.createTempFile(scratch, "result", "");
      try {
        Files.write(file, bytes);
        String uri = order.target().uri(name() + ".metadata");
        order.requester().results().put(uri, file, type, order.target());
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// @param rows that were written
  record Size(long rows, long bytes) {}

  private interface Content {
    long writeTo(BufferedWriter out) throws IOException;
  }

  private Size put(String name, String contentType, Content content) {
    try {
      Path file = Files.createTempFile(scratch, "result", "");
      try {
        long rows;
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
          rows = content.writeTo(out);
        }
        long bytes = Files.size(file);
        order
            .requester()
            .results()
            .put(order.target().uri(name), file, contentType, order.target());
        return new Size(rows, bytes);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
