package weir.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import weir.query.files.QueryRows;
import weir.query.files.ResultColumn;

/// JSON, an object per line.
final class JsonPrinter implements AnswerPrinter {
  /// What JSON takes for a number; `NaN` and `Infinity` go as text.
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

  private final JsonGenerator json;
  private final List<ResultColumn> columns;
  private boolean any;

  JsonPrinter(PrintWriter out, List<ResultColumn> columns) {
    this.columns = columns;
    try {
      json = new JsonFactory().createGenerator(out);
      json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public void row(QueryRows rows) {
    any = true;
    try {
      json.writeStartObject();
      for (int column = 0; column < columns.size(); column++) {
        json.writeFieldName(columns.get(column).name());
        value(columns.get(column).kind(), rows.text(column));
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void value(ResultColumn.Kind kind, Optional<String> value) throws IOException {
    if (value.isEmpty()) {
      json.writeNull();
      return;
    }
    String text = value.orElseThrow();
    switch (kind) {
      case NUMBER -> {
        if (NUMBER.matcher(text).matches()) {
          json.writeNumber(text);
        } else {
          json.writeString(text);
        }
      }
      case TRUTH -> json.writeBoolean(Boolean.parseBoolean(text));
      case TEXT -> json.writeString(text);
    }
  }

  @Override
  public void end() {
    try {
      if (any) {
        json.writeRaw('\n');
      }
      json.close();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
