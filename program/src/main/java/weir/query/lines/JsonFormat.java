package weir.query.lines;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;

/// A JSON object per line. A cell is the text of a string, a number or a truth value as it is
/// spelled, and JSON for what is nested.
final class JsonFormat implements LineFormat {
  private static final JsonFactory JSON = new JsonFactory();

  private final String name;
  private final JsonKeys keys;
  private final Map<String, Integer> places;
  private final Map<String, Integer> seen = new HashMap<>();

  /// @param name what faults call the file
  JsonFormat(String name, JsonKeys keys) {
    this.name = name;
    this.keys = keys;
    this.places = keys.places();
  }

  @Override
  public boolean parse(byte[] bytes, int start, int end, Cells cells, int row) {
    cells.setAllNull(row);
    if (isBlank(bytes, start, end)) {
      return true;
    }
    try (JsonParser parser = JSON.createParser(bytes, start, end - start)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Fault.Corrupt(name + " has a line that is no JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        Integer place = place(parser.currentName());
        parser.nextToken();
        if (place == null) {
          parser.skipChildren();
        } else {
          put(parser, place, cells, row);
        }
      }
    } catch (JsonProcessingException malformed) {
      malformed(malformed.getOriginalMessage(), cells, row);
    } catch (Fault.Corrupt malformed) {
      malformed(malformed.sentence(), cells, row);
    } catch (IOException unreadable) {
      // The bytes are here: they are no text in the encoding that their first ones look like.
      malformed(String.valueOf(unreadable.getMessage()), cells, row);
    }
    return true;
  }

  private void malformed(String reason, Cells cells, int row) {
    if (!keys.ignoreMalformed()) {
      throw new Fault.Corrupt(name + " has a row that is not a valid JSON object: " + reason);
    }
    cells.setAllNull(row);
  }

  /// The column of a key; spellings are remembered.
  private @Nullable Integer place(String key) {
    Integer known = seen.get(key);
    if (known == null) {
      known = places.getOrDefault(keys.spelled(key), -1);
      if (seen.size() < 1000) {
        seen.put(key, known);
      }
    }
    return known < 0 ? null : known;
  }

  private void put(JsonParser parser, int place, Cells cells, int row) throws IOException {
    byte[] value =
        switch (parser.currentToken()) {
          case VALUE_NULL -> null;
          case START_OBJECT, START_ARRAY -> nested(parser, keys.columns().get(place).holdsMap());
          default -> parser.getText().getBytes(StandardCharsets.UTF_8);
        };
    int[] columns = cells.columns();
    for (int slot = 0; slot < columns.length; slot++) {
      if (columns[slot] == place) {
        if (value == null) {
          cells.setNull(slot, row);
        } else {
          cells.put(slot, row, value, 0, value.length);
        }
      }
    }
  }

  /// What is nested, with keys in lower case like the names of a row's fields.
  private byte[] nested(JsonParser parser, boolean keepKeys) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int depth = 0;
    try (JsonGenerator generator = JSON.createGenerator(out)) {
      do {
        JsonToken token = parser.currentToken();
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        }
        if (token == JsonToken.FIELD_NAME && !keepKeys && !keys.caseSensitive()) {
          generator.writeFieldName(parser.currentName().toLowerCase(Locale.ROOT));
        } else {
          generator.copyCurrentEvent(parser);
        }
      } while (depth > 0 && parser.nextToken() != null);
    }
    return out.toByteArray();
  }

  private static boolean isBlank(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }
}
