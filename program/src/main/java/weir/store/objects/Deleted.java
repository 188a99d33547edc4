package weir.store.objects;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a delete did.
///
/// @param gone the version that was removed; null when there was none
/// @param marker the delete marker that was made or removed; null when there was none
/// @param versionGone whether one version was meant
public record Deleted(
    @Nullable ObjectMetadata gone, @Nullable ObjectMetadata marker, boolean versionGone) {
  /// What is told of it when somebody asked for it.
  Optional<ObjectEvent> event(ObjectName name) {
    return event(
        name,
        versionGone ? null : marker,
        ObjectEvent.Kind.DELETE_MARKER_CREATED,
        ObjectEvent.Kind.DELETE);
  }

  /// What is told of it when a lifecycle rule did it.
  Optional<ObjectEvent> expiration(ObjectName name) {
    return event(
        name,
        marker,
        ObjectEvent.Kind.EXPIRATION_DELETE_MARKER_CREATED,
        ObjectEvent.Kind.EXPIRATION_DELETE);
  }

  private Optional<ObjectEvent> event(
      ObjectName name,
      @Nullable ObjectMetadata made,
      ObjectEvent.Kind making,
      ObjectEvent.Kind removing) {
    if (made != null) {
      return Optional.of(new ObjectEvent(making, new StoredObject(name, made)));
    }
    return gone == null
        ? Optional.empty()
        : Optional.of(new ObjectEvent(removing, new StoredObject(name, gone)));
  }
}
