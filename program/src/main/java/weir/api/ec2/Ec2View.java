package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import weir.store.state.DocumentKind;
import weir.store.state.Scope;
import weir.store.state.StateView;

/// The resources of one account and region at one moment. Valid only inside the function that got
/// it.
class Ec2View {
  private final StateView state;
  private final Scope scope;

  Ec2View(StateView state, Scope scope) {
    this.state = state;
    this.scope = scope;
  }

  Scope scope() {
    return scope;
  }

  /// For what lies in other accounts or regions.
  StateView state() {
    return state;
  }

  /// A resource without its tags.
  ///
  /// @throws weir.api.protocol.ApiException the kind's Malformed or NotFound
  <T extends SdkPojo> T require(ResourceKind<T> kind, String id) {
    return state
        .find(kind.documents(), scope, kind.wellFormed(id))
        .orElseThrow(() -> kind.notFound(List.of(id)));
  }

  /// All of them, or an error that names those that are not there.
  <T extends SdkPojo> List<T> require(ResourceKind<T> kind, List<String> ids) {
    List<T> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String id : ids.stream().distinct().toList()) {
      find(kind, kind.wellFormed(id)).ifPresentOrElse(found::add, () -> missing.add(id));
    }
    if (!missing.isEmpty()) {
      throw kind.notFound(missing);
    }
    return found;
  }

  <T extends SdkPojo> Optional<T> find(ResourceKind<T> kind, String id) {
    return state.find(kind.documents(), scope, id);
  }

  <T> Optional<T> find(DocumentKind<T> kind, String id) {
    return state.find(kind, scope, id);
  }

  /// All of a kind without their tags, by ascending id.
  <T extends SdkPojo> List<T> all(ResourceKind<T> kind) {
    return state.all(kind.documents(), scope);
  }

  /// All documents of a kind with their ids, by ascending id.
  <T> List<StateView.Owned<T>> owned(DocumentKind<T> kind) {
    return state.everywhere(kind).stream().filter(one -> one.scope().equals(scope)).toList();
  }

  /// By ascending key; empty when there are none.
  List<Tag> tags(String id) {
    return state.find(Ec2Documents.TAGS, scope, id).map(TagSpecification::tags).orElse(List.of());
  }

  /// The same resource with its tags, as answers show it.
  <T extends SdkPojo> T tagged(ResourceKind<T> kind, T resource) {
    List<Tag> tags = tags(kind.id().apply(resource));
    return tags.isEmpty() ? resource : kind.tagged().apply(resource, tags);
  }

  String arn(ResourceKind<?> kind, String id) {
    return kind.arn(scope.region(), scope.accountId(), id);
  }
}
