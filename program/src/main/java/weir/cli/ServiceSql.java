package weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import weir.cli.shell.Asked;
import weir.cli.shell.Asker;
import weir.model.aws.Fault;
import weir.query.sql.SqlVocabulary;

/// Athena's SQL as a service answers it through Athena's API.
final class ServiceSql implements Asker {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String CATALOG = "AwsDataCatalog";

  private final ServiceCalls calls;
  private final Place place;

  /// Where statements run.
  ///
  /// @param results folder in S3; empty for the work group's own
  record Place(String workGroup, String database, String results) {}

  ServiceSql(ServiceCalls calls, Place place) {
    this.calls = calls;
    this.place = place;
  }

  @Override
  public Asked ask(String statement) {
    ObjectNode request = JSON.createObjectNode();
    request.put("QueryString", statement);
    request.put("ClientRequestToken", UUID.randomUUID().toString());
    request.put("WorkGroup", place.workGroup());
    request
        .putObject("QueryExecutionContext")
        .put("Catalog", CATALOG)
        .put("Database", place.database());
    if (!place.results().isEmpty()) {
      request.putObject("ResultConfiguration").put("OutputLocation", place.results());
    }
    return new AthenaAnswer(calls, request);
  }

  @Override
  public List<String> words() {
    Set<String> words = new LinkedHashSet<>();
    try {
      databases(words);
      tables(words);
    } catch (ServiceRefusal | Fault noRight) {
      // Whoever may not look at the catalogue still has the words of the language.
    }
    words.addAll(SqlVocabulary.functions());
    words.addAll(SqlVocabulary.keywords());
    return new ArrayList<>(words);
  }

  private void databases(Set<String> words) {
    ObjectNode request = JSON.createObjectNode().put("CatalogName", CATALOG);
    for (JsonNode database :
        calls.ask("athena", "AmazonAthena.ListDatabases", request).path("DatabaseList")) {
      words.add(database.path("Name").asText());
    }
  }

  private void tables(Set<String> words) {
    ObjectNode request =
        JSON.createObjectNode()
            .put("CatalogName", CATALOG)
            .put("DatabaseName", place.database());
    for (JsonNode table :
        calls.ask("athena", "AmazonAthena.ListTableMetadata", request).path("TableMetadataList")) {
      words.add(table.path("Name").asText());
      table.path("Columns").forEach(column -> words.add(column.path("Name").asText()));
      table.path("PartitionKeys").forEach(column -> words.add(column.path("Name").asText()));
    }
  }

  @Override
  public void close() {}
}
