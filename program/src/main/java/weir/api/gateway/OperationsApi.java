package weir.api.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;
import weir.api.auth.Authenticator;
import weir.api.auth.Permission;
import weir.api.protocol.ApiException;
import weir.api.protocol.Codec;
import weir.api.protocol.Codecs;
import weir.api.protocol.EventStreamBody;
import weir.api.protocol.OperationName;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;
import weir.api.protocol.ShapeText;
import weir.api.protocol.WireRequest;
import weir.api.protocol.WireResponse;
import weir.model.aws.Fault;

/// A service that is a list of operations, which is every service but S3.
public final class OperationsApi implements ServiceApi {
  private final ServiceShape shape;
  private final Map<String, Operation<?, ?>> operations = new LinkedHashMap<>();
  private final Wording wording;
  private final boolean inflatesBodies;

  /// @param operations no two of a name
  public OperationsApi(ServiceShape shape, Wording wording, List<Operation<?, ?>> operations) {
    this(shape, wording, operations, false);
  }

  private OperationsApi(
      ServiceShape shape,
      Wording wording,
      List<Operation<?, ?>> operations,
      boolean inflatesBodies) {
    this.shape = shape;
    this.wording = wording;
    this.inflatesBodies = inflatesBodies;
    for (Operation<?, ?> operation : operations) {
      if (this.operations.put(operation.name(), operation) != null) {
        throw new IllegalArgumentException(operation.name() + " is there twice");
      }
    }
  }

  /// The same, for a service whose clients may compress what they send.
  public OperationsApi inflatingBodies() {
    return new OperationsApi(shape, wording, List.copyOf(operations.values()), true);
  }

  @Override
  public boolean inflatesBodies() {
    return inflatesBodies;
  }

  @Override
  public ServiceShape shape() {
    return shape;
  }

  @Override
  public List<String> operationNames() {
    return new ArrayList<>(operations.keySet());
  }

  @Override
  public String nameOf(WireRequest request, byte[] body, Protocol protocol) {
    String name = OperationName.of(request, body, protocol);
    return operations.containsKey(name) ? name : "";
  }

  @Override
  public Invocation find(WireRequest request, byte[] body, Protocol protocol) {
    String name = OperationName.of(request, body, protocol);
    Operation<?, ?> operation = operations.get(name);
    if (operation == null) {
      throw wording.unknownOperation(shape, name, protocol);
    }
    return invocation(operation, request, body, Codecs.of(protocol));
  }

  private <I extends SdkPojo, O extends SdkPojo> Invocation invocation(
      Operation<I, O> operation, WireRequest request, byte[] body, Codec codec) {
    SdkPojo builder = operation.newRequest();
    codec.read(request, body, builder);
    @SuppressWarnings("unchecked") // the builder that the operation itself gave
    I input = (I) ((Buildable) builder).build();
    return new Invocation() {
      @Override
      public String operation() {
        return operation.name();
      }

      @Override
      public boolean readOnly() {
        return operation.readOnly();
      }

      @Override
      public WireResponse answer(Call call) {
        List<Permission> needed = operation.permissions(input, call);
        if (needed.isEmpty()) {
          call.letEveryCallerPass();
        }
        needed.forEach(call::require);
        wording.beforeAnswer(input);
        WireResponse answer =
            codec.write(shape, operation.name(), operation.answer(input, call), call.requestId());
        return operation instanceof EventStreamOperation<I, O> streaming
            ? EventStreamBody.of(answer, streaming.events(input, call))
            : answer;
      }

      @Override
      public String parameters() {
        return ShapeText.withoutSecrets(operation.recorded(input));
      }
    };
  }

  @Override
  public ApiException rejected(Authenticator.RejectedSignature rejection, Protocol protocol) {
    return wording.rejected(rejection, protocol);
  }

  @Override
  public ApiException denied(Call.Denial denial, Protocol protocol) {
    return wording.denied(denial, protocol);
  }

  @Override
  public ApiException fault(Fault fault) {
    return wording.fault(fault);
  }

  @Override
  public WireResponse error(
      WireRequest request, Protocol protocol, ApiException error, String requestId) {
    return Codecs.of(protocol).writeError(shape, error, requestId);
  }
}
