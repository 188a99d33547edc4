package weir.api.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.smithy.aws.traits.protocols.AwsQueryErrorTrait;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.knowledge.OperationIndex;
import software.amazon.smithy.model.knowledge.TopDownIndex;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.ServiceShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.shapes.StructureShape;
import software.amazon.smithy.model.traits.XmlNamespaceTrait;
import software.amazon.smithy.protocoltests.traits.AppliesTo;
import software.amazon.smithy.protocoltests.traits.HttpMessageTestCase;
import software.amazon.smithy.protocoltests.traits.HttpRequestTestCase;
import software.amazon.smithy.protocoltests.traits.HttpRequestTestsTrait;
import software.amazon.smithy.protocoltests.traits.HttpResponseTestCase;
import software.amazon.smithy.protocoltests.traits.HttpResponseTestsTrait;

/// The cases of Smithy's protocol tests that concern a server.
final class SmithyCases {
  private static final Map<Protocol, ShapeId> TRAITS =
      Map.of(
          Protocol.AWS_JSON_1_0, ShapeId.from("aws.protocols#awsJson1_0"),
          Protocol.AWS_JSON_1_1, ShapeId.from("aws.protocols#awsJson1_1"),
          Protocol.AWS_QUERY, ShapeId.from("aws.protocols#awsQuery"),
          Protocol.EC2_QUERY, ShapeId.from("aws.protocols#ec2Query"),
          Protocol.REST_XML, ShapeId.from("aws.protocols#restXml"),
          Protocol.REST_JSON, ShapeId.from("aws.protocols#restJson1"),
          Protocol.RPC_V2_CBOR, ShapeId.from("smithy.protocols#rpcv2Cbor"));

  private final Model model =
      Model.assembler().discoverModels(SmithyCases.class.getClassLoader()).assemble().unwrap();

  Model model() {
    return model;
  }

  record Request(OperationShape operation, Shape input, HttpRequestTestCase test) {}

  record Answer(
      ServiceShape service, OperationShape operation, Shape output, HttpResponseTestCase test) {}

  record Failure(ServiceShape service, StructureShape error, HttpResponseTestCase test) {}

  private interface PerOperation {
    void accept(ServiceShape service, OperationShape operation);
  }

  private void each(Protocol protocol, PerOperation each) {
    TopDownIndex operations = TopDownIndex.of(model);
    model
        .shapes(ServiceShape.class)
        .filter(service -> service.hasTrait(TRAITS.get(protocol)))
        .sorted()
        .forEach(service ->
            operations
                .getContainedOperations(service)
                .forEach(operation -> each.accept(service, operation)));
  }

  List<Request> requests(Protocol protocol) {
    Map<String, Request> cases = new LinkedHashMap<>();
    each(
        protocol,
        (service, operation) -> {
          Shape input = OperationIndex.of(model).expectInputShape(operation);
          operation.getTrait(HttpRequestTestsTrait.class).stream()
              .flatMap(trait -> trait.getTestCases().stream())
              .filter(test -> concerns(test, protocol))
              .forEach(test -> cases.put(test.getId(), new Request(operation, input, test)));
        });
    return new ArrayList<>(cases.values());
  }

  List<Answer> answers(Protocol protocol) {
    Map<String, Answer> cases = new LinkedHashMap<>();
    each(
        protocol,
        (service, operation) -> {
          Shape output = OperationIndex.of(model).expectOutputShape(operation);
          responses(operation, protocol)
              .forEach(
                  test -> cases.put(test.getId(), new Answer(service, operation, output, test)));
        });
    return new ArrayList<>(cases.values());
  }

  List<Failure> failures(Protocol protocol) {
    Map<String, Failure> cases = new LinkedHashMap<>();
    each(
        protocol,
        (service, operation) ->
            OperationIndex.of(model)
                .getErrors(operation)
                .forEach(error ->
                    responses(error, protocol)
                        .forEach(
                            test -> cases.put(test.getId(), new Failure(service, error, test)))));
    return new ArrayList<>(cases.values());
  }

  private static Stream<HttpResponseTestCase> responses(Shape shape, Protocol protocol) {
    return shape.getTrait(HttpResponseTestsTrait.class).stream()
        .flatMap(trait -> trait.getTestCases().stream())
        .filter(test -> concerns(test, protocol));
  }

  private static boolean concerns(HttpMessageTestCase test, Protocol protocol) {
    return test.getProtocol().equals(TRAITS.get(protocol))
        && test.getAppliesTo().orElse(AppliesTo.SERVER) == AppliesTo.SERVER;
  }

  static weir.api.protocol.ServiceShape service(ServiceShape service, Protocol protocol) {
    return new weir.api.protocol.ServiceShape(
        service.getId().getName().toLowerCase(Locale.ROOT),
        "",
        service.getVersion(),
        service.getTrait(XmlNamespaceTrait.class).map(XmlNamespaceTrait::getUri).orElse(""),
        service.getId().getNamespace(),
        java.util.Set.of(protocol));
  }

  /// An error's code and status on the wire.
  static String code(StructureShape error, Protocol protocol) {
    Optional<AwsQueryErrorTrait> query = error.getTrait(AwsQueryErrorTrait.class);
    return protocol == Protocol.AWS_QUERY && query.isPresent()
        ? query.get().getCode()
        : error.getId().getName();
  }
}
