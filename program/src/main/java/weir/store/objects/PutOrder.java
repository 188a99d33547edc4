package weir.store.objects;

import java.util.Optional;
import java.util.function.Consumer;

/// Everything about a put but the bytes.
///
/// @param owner account that writes
/// @param precondition looks at the current version, when there is one that is no delete marker,
///   and throws when the put shall not happen; nothing comes between it and the put
public record PutOrder(
    ObjectName name,
    ObjectLabels labels,
    String owner,
    Sealing sealing,
    ObjectEvent.Kind kind,
    Consumer<Optional<ObjectMetadata>> precondition) {
  public PutOrder as(ObjectEvent.Kind other) {
    return new PutOrder(name, labels, owner, sealing, other, precondition);
  }
}
