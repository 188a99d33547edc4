package weir.api.ec2;

import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import weir.store.state.DocumentKind;
import weir.store.state.Scope;
import weir.store.state.StateChange;

/// A change under way of the resources of one account and region. Valid only inside the function
/// that got it.
final class Ec2Change extends Ec2View {
  private final StateChange state;

  Ec2Change(StateChange state, Scope scope) {
    super(state, scope);
    this.state = state;
  }

  /// Keeps a resource; it has no tags in itself.
  ///
  /// @return the resource
  <T extends SdkPojo> T put(ResourceKind<T> kind, T resource) {
    state.put(kind.documents(), scope(), kind.id().apply(resource), resource);
    return resource;
  }

  <T> void put(DocumentKind<T> kind, String id, T document) {
    state.put(kind, scope(), id, document);
  }

  /// Forgets a resource and its tags.
  void remove(ResourceKind<?> kind, String id) {
    state.remove(kind.documents(), scope(), id);
    state.remove(Ec2Documents.TAGS, scope(), id);
  }

  void remove(DocumentKind<?> kind, String id) {
    state.remove(kind, scope(), id);
  }

  /// Gives a resource these tags in the place of those it had.
  void tag(ResourceKind<?> kind, String id, List<Tag> tags) {
    if (tags.isEmpty()) {
      state.remove(Ec2Documents.TAGS, scope(), id);
      return;
    }
    List<Tag> sorted = tags.stream().sorted(Comparator.comparing(Tag::key)).toList();
    state.put(
        Ec2Documents.TAGS,
        scope(),
        id,
        TagSpecification.builder().resourceType(kind.type()).tags(sorted).build());
  }

  /// For what lies in other accounts or regions.
  StateChange changing() {
    return state;
  }
}
