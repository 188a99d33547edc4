package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Adds tags to resources of any kind, over those with the same keys; to all of them or none.
final class CreateTags extends Ec2Operation<CreateTagsRequest, CreateTagsResponse> {
  CreateTags(Ec2Parts parts) {
    super(parts, CreateTagsRequest::builder, Members.of().needing("Resources", "Tags"));
  }

  @Override
  List<Permission> needs(CreateTagsRequest request, Call call) {
    TaggedResources.checkCount(request.resources());
    Map<String, List<String>> asked = TagConditions.of(request.tags());
    List<Permission> needed = new ArrayList<>();
    for (String id : request.resources()) {
      needed.add(TagConditions.add(on(call, TaggedResources.kind(id), id), asked));
    }
    return needed;
  }

  @Override
  public CreateTagsResponse answer(CreateTagsRequest request, Call call) {
    Tagging.checkKeys(request.tags());
    return parts()
        .change(
            call,
            change -> {
              for (String id : request.resources()) {
                ResourceKind<?> kind = TaggedResources.kind(id);
                change.require(kind, id);
                change.tag(kind, id, Tagging.merged(change.tags(id), request.tags()));
              }
              return CreateTagsResponse.builder().build();
            });
  }
}
