package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsResponse;
import software.amazon.awssdk.services.ec2.model.Tag;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Removes tags from resources: by key, by key and value, or all of them.
final class DeleteTags extends Ec2Operation<DeleteTagsRequest, DeleteTagsResponse> {
  DeleteTags(Ec2Parts parts) {
    super(parts, DeleteTagsRequest::builder, Members.of("Tags").needing("Resources"));
  }

  @Override
  List<Permission> needs(DeleteTagsRequest request, Call call) {
    TaggedResources.checkCount(request.resources());
    Map<String, List<String>> asked = TagConditions.of(request.tags());
    List<Permission> needed = new ArrayList<>();
    for (String id : request.resources()) {
      needed.add(TagConditions.add(on(call, TaggedResources.kind(id), id), asked));
    }
    return needed;
  }

  @Override
  public DeleteTagsResponse answer(DeleteTagsRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              for (String id : request.resources()) {
                ResourceKind<?> kind = TaggedResources.kind(id);
                List<Tag> rest =
                    request.tags().isEmpty()
                        ? List.of()
                        : change.tags(id).stream()
                            .filter(tag -> !isMeant(tag, request.tags()))
                            .toList();
                change.tag(kind, id, rest);
              }
              return DeleteTagsResponse.builder().build();
            });
  }

  /// A tag without a value means the key with any value.
  private static boolean isMeant(Tag tag, List<Tag> wanted) {
    return wanted.stream()
        .anyMatch(one ->
            tag.key().equals(one.key())
                && (one.value() == null || one.value().equals(tag.value())));
  }
}
