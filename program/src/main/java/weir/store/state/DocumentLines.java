package weir.store.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import weir.model.aws.Fault;

/// Documents as lines of JSON, which any database's documents become and are made of.
final class DocumentLines {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private DocumentLines() {}

  /// Writes what one moment's documents are, whether or not a service is changing them.
  static long write(StateUrl database, Path target) throws IOException {
    try (Connection connection = DriverManager.getConnection(database.jdbc())) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT kind, account_id, region, id, body FROM document"
                      + " ORDER BY kind, account_id, region, id");
          BufferedWriter out = Files.newBufferedWriter(target)) {
        long written = 0;
        while (rows.next()) {
          try (JsonGenerator json =
              JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            json.writeStringField("kind", rows.getString(1));
            json.writeStringField("account", rows.getString(2));
            json.writeStringField("region", rows.getString(3));
            json.writeStringField("id", rows.getString(4));
            json.writeStringField("body", rows.getString(5));
            json.writeEndObject();
          }
          out.newLine();
          written++;
        }
        return written;
      }
    } catch (SQLException refused) {
      throw new Fault.Unavailable(
          "the documents in " + database + " cannot be read: " + refused.getMessage(), refused);
    }
  }

  static List<StateStore.Write> read(InputStream lines) throws IOException {
    List<StateStore.Write> documents = new ArrayList<>();
    try (JsonParser json = JSON.createParser(lines).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
      while (json.nextToken() == JsonToken.START_OBJECT) {
        Map<String, String> members = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          members.put(json.currentName(), String.valueOf(json.nextTextValue()));
        }
        documents.add(
            new StateStore.Write(
                member(members, "kind"),
                new StateStore.Place(
                    new Scope(member(members, "account"), member(members, "region")),
                    member(members, "id")),
                member(members, "body")));
      }
    }
    return documents;
  }

  private static String member(Map<String, String> members, String name) {
    String value = members.get(name);
    if (value == null) {
      throw new Fault.Corrupt("a document of the backup has no \"" + name + "\"");
    }
    return value;
  }
}
