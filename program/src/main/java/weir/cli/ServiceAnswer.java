package weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import weir.cli.shell.Asked;
import weir.model.aws.Fault;

/// A statement that a service runs: it is sent, looked at until it has ended, and ended when who
/// asked no longer waits.
abstract class ServiceAnswer implements Asked {
  private final ServiceCalls calls;
  private final Names names;
  private volatile String id = "";
  private volatile boolean cancelled;
  private volatile String state = "is sent";

  /// How the service calls what it is asked.
  ///
  /// @param target what stands before an operation's name in a call
  /// @param id the member that names the statement
  record Names(String service, String target, String stop, String id) {}

  ServiceAnswer(ServiceCalls calls, Names names) {
    this.calls = calls;
    this.names = names;
  }

  final JsonNode call(String operation, ObjectNode body) {
    return calls.ask(names.service(), names.target() + operation, body);
  }

  /// A request about the statement.
  final ObjectNode named() {
    return JsonNodeFactory.instance.objectNode().put(names.id(), id);
  }

  /// Begins to wait for what the service calls by this id.
  final void began(String statement) {
    id = statement;
    if (cancelled) {
      stop();
    }
  }

  final void progress(String words) {
    state = words;
  }

  @Override
  public final String progress() {
    return state;
  }

  @Override
  public final List<String> notices() {
    return List.of();
  }

  @Override
  public final void cancel() {
    cancelled = true;
    if (!id.isEmpty()) {
      stop();
    }
  }

  private void stop() {
    try {
      call(names.stop(), named());
    } catch (ServiceRefusal | Fault over) {
      // It has ended by itself, or the service has; who waits for the answer learns which.
    }
  }

  @Override
  public final void close() {}
}
