package weir.store.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weir.model.flow.TrafficType;
import weir.model.network.InterfaceType;

/// That the JSON schema and the reader speak of the same keys and words.
class NetworkSchemaTest {
  private final JsonNode definitions = schemaText().at("/$defs");
  private final JsonSchema schema =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(schemaText().toString());

  private static JsonNode schemaText() {
    try (InputStream in =
        Objects.requireNonNull(
            NetworkSchemaTest.class.getResourceAsStream("/weir/network.schema.json"))) {
      return new ObjectMapper().readTree(in);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private List<String> words(String pointer) {
    return Arrays.asList(new ObjectMapper().convertValue(definitions.at(pointer), String[].class));
  }

  @Test
  void everyKeyOfTheReaderIsInTheSchemaAndTheOtherWayRound() {
    Set<String> closed = new TreeSet<>();
    definitions
        .fieldNames()
        .forEachRemaining(name -> {
          if (definitions.get(name).has("properties")) {
            closed.add(name);
          }
        });
    Set<String> shapes = new TreeSet<>();
    for (Shape shape : Shape.ALL) {
      shapes.add(shape.definition());
      assertEquals(
          new TreeSet<>(shape.keys()),
          names(definitions.at("/" + shape.definition() + "/properties")),
          shape.definition());
    }
    assertEquals(shapes, closed);
    assertEquals(
        new TreeSet<>(InterfaceReader.ecsKeys()),
        names(definitions.at("/interface/properties/ecs/properties")));
  }

  @Test
  void wordsOfTheReaderAreThoseOfTheSchema() {
    assertEquals(
        List.copyOf(ManagedService.words().keySet()), words("/interface/properties/service/enum"));
    assertEquals(InterfaceType.wireNames(), words("/interface/properties/type/enum"));
    assertEquals(
        Arrays.stream(TrafficType.values()).map(TrafficType::name).toList(),
        words("/flowLog/properties/traffic/enum"));
  }

  @Test
  void theExampleFitsTheSchema() {
    assertEquals(Set.of(), schema.validate(NetworkFileTest.exampleText(), InputFormat.YAML));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vpc: []",
        "vpcs: [{cidrs: [10.0.0.0/16]}]",
        "vpcs: [{name: a, cidrs: [10.0.0.0/16], subnets: [{name: b}]}]",
        "vpcs: [{name: a, cidrs: 10.0.0.0/16, security-groups: [{name: b, ingress: [tcp]}]}]",
        "flow-logs: [{resource: a, traffic: SOME}]",
        "flow-logs: [{traffic: ALL}]",
        "prefix-lists: [{name: a}]"
      })
  void whatTheReaderRefusesInFormTheSchemaRefusesToo(String text) {
    assertFalse(schema.validate(text, InputFormat.YAML).isEmpty(), "schema");
    assertFalse(NetworkFile.check("n.yaml", text).mistakes().isEmpty(), "reader");
  }

  @Test
  void everyPropertyOfTheSchemaIsExplained() {
    Set<String> unexplained = new LinkedHashSet<>();
    for (Shape shape : Shape.ALL) {
      JsonNode properties = definitions.at("/" + shape.definition() + "/properties");
      for (String key : shape.keys()) {
        JsonNode property = properties.get(key);
        boolean explained =
            property.has("description")
                || property.has("enum")
                || definitions
                    .at(property.path("$ref").asText().replace("#/$defs", ""))
                    .has("description");
        if (!explained) {
          unexplained.add(shape.definition() + "." + key);
        }
      }
    }
    assertEquals(Set.of(), unexplained);
  }
}
