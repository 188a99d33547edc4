package weir.api.ec2;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagDescription;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import weir.api.gateway.Call;
import weir.store.state.StateView;

/// Shows tags, one by one, of resources of every kind.
final class DescribeTags extends Ec2Operation<DescribeTagsRequest, DescribeTagsResponse> {
  private static final Ec2Filters<TagDescription> FILTERS =
      new Ec2Filters<TagDescription>()
          .on("key", TagDescription::key)
          .on("value", TagDescription::value)
          .on("resource-id", TagDescription::resourceId)
          .on("resource-type", TagDescription::resourceTypeAsString);

  DescribeTags(Ec2Parts parts) {
    super(parts, DescribeTagsRequest::builder, Members.of("Filters", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeTagsResponse answer(DescribeTagsRequest request, Call call) {
    List<TagDescription> found =
        parts()
            .read(
                call,
                view -> view.owned(Ec2Documents.TAGS).stream().flatMap(DescribeTags::tags).toList())
            .stream()
            .filter(
                FILTERS.compile(
                    request.filters(),
                    tag -> List.of(Tag.builder().key(tag.key()).value(tag.value()).build())))
            .toList();
    Paging.Page<TagDescription> page =
        parts()
            .paging()
            .page(
                name(),
                found,
                tag -> tag.resourceId() + " " + tag.key(),
                request.maxResults(),
                request.nextToken());
    return DescribeTagsResponse.builder().tags(page.items()).nextToken(page.nextToken()).build();
  }

  private static Stream<TagDescription> tags(StateView.Owned<TagSpecification> of) {
    return of.document().tags().stream()
        .map(tag ->
            TagDescription.builder()
                .resourceId(of.id())
                .resourceType(of.document().resourceTypeAsString())
                .key(tag.key())
                .value(tag.value())
                .build());
  }
}
