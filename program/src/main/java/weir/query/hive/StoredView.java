package weir.query.hive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weir.model.aws.Fault;
import weir.query.sql.SqlType;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.CatalogStorage;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.StorageFormat;
import weir.store.catalog.TableDefinition;

/// A view as Glue keeps it: JSON in base64, within a comment of SQL's.
///
/// @param sql the query, as it was written
/// @param schema where the query's names without a database are looked for
/// @param columns their types in Trino's words
public record StoredView(String sql, String catalog, String schema, List<Column> columns) {
  private static final String BEGIN = "/* Presto View: ";
  private static final String END = " */";
  private static final ObjectMapper JSON = new ObjectMapper();

  public StoredView {
    columns = List.copyOf(columns);
  }

  /// @param type `varchar`
  public record Column(String name, String type) {}

  /// The view that a table of the catalogue is; empty when it is another engine's.
  ///
  /// @throws Fault.Corrupt when the text is damaged
  public static Optional<StoredView> of(CatalogTable table) {
    String text = table.definition().view().original().strip();
    return table.isView() && text.startsWith(BEGIN) && text.endsWith(END)
        ? Optional.of(decode(text))
        : Optional.empty();
  }

  /// What the catalogue keeps of a view.
  ///
  /// @param comment empty for none
  public TableDefinition definition(String comment) {
    List<CatalogColumn> kept =
        columns.stream()
            .map(one -> CatalogColumn.of(one.name(), SqlType.parse(one.type()).hiveText()))
            .toList();
    return new TableDefinition(
        "",
        "",
        CatalogStorage.of(kept, "", StorageFormat.NONE),
        List.of(),
        new TableDefinition.ViewText(encode(), "/* Presto View */"),
        TableDefinition.VIRTUAL_VIEW,
        Map.of("presto_view", "true", "comment", comment.isEmpty() ? "Presto View" : comment),
        TableDefinition.Upkeep.NONE);
  }

  /// `/* Presto View: … */`
  public String encode() {
    ObjectNode object = JSON.createObjectNode();
    object.put("originalSql", sql);
    object.put("catalog", catalog);
    object.put("schema", schema);
    ArrayNode array = object.putArray("columns");
    // Trino reads the view too, with the rights of who asks.
    object.put("runAsInvoker", true);
    columns.forEach(one -> array.addObject().put("name", one.name()).put("type", one.type()));
    return BEGIN
        + Base64.getEncoder().encodeToString(object.toString().getBytes(StandardCharsets.UTF_8))
        + END;
  }

  /// Reads what [#encode] wrote, or Athena.
  ///
  /// @throws Fault.Corrupt when the text is damaged
  public static StoredView decode(String text) {
    String base64 = text.strip();
    try {
      byte[] bytes =
          Base64.getDecoder()
              .decode(base64.substring(BEGIN.length(), base64.length() - END.length()).strip());
      JsonNode object = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
      List<Column> columns = new ArrayList<>();
      object
          .path("columns")
          .forEach(
              one -> columns.add(new Column(one.path("name").asText(), one.path("type").asText())));
      return new StoredView(
          object.path("originalSql").asText(),
          object.path("catalog").asText("awsdatacatalog"),
          object.path("schema").asText(),
          columns);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | JsonProcessingException no) {
      throw new Fault.Corrupt("the text of a view cannot be read: " + no.getMessage());
    }
  }

  /// The statement that would make a view, by lines.
  ///
  /// @throws DdlFault when the table is no view of Athena's
  static List<String> statement(CatalogTable table) {
    StoredView view =
        of(table)
            .orElseThrow(
                () -> DdlFault.semantic("'" + table.name() + "' is not a view of Athena's"));
    List<String> lines = new ArrayList<>();
    lines.add("CREATE VIEW \"" + table.name().table() + "\" AS ");
    view.sql.lines().forEach(lines::add);
    return lines;
  }
}
