package weir.api.ec2;

import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ec2.model.Image;
import weir.api.gateway.Call;

/// Lists the images that instances can name. They are names only: Weir starts no machine.
final class DescribeImages extends Ec2Operation<DescribeImagesRequest, DescribeImagesResponse> {
  DescribeImages(Ec2Parts parts) {
    super(
        parts,
        DescribeImagesRequest::builder,
        Members.of(
            "ImageIds",
            "Owners",
            "ExecutableUsers",
            "IncludeDeprecated",
            "IncludeDisabled",
            "Filters",
            "MaxResults",
            "NextToken"));
  }

  @Override
  public DescribeImagesResponse answer(DescribeImagesRequest request, Call call) {
    request.imageIds().forEach(PseudoImage::require);
    List<Image> wanted =
        Arrays.stream(PseudoImage.values())
            .map(PseudoImage::shown)
            .filter(image ->
                request.imageIds().isEmpty() || request.imageIds().contains(image.imageId()))
            .filter(image ->
                request.owners().isEmpty()
                    || request.owners().contains(image.ownerId())
                    || request.owners().contains(image.imageOwnerAlias()))
            .filter(image ->
                request.executableUsers().isEmpty() || request.executableUsers().contains("all"))
            .filter(FILTERS.compile(request.filters(), image -> List.of()))
            .toList();
    Paging.Page<Image> page =
        parts()
            .paging()
            .page(name(), wanted, Image::imageId, request.maxResults(), request.nextToken());
    return DescribeImagesResponse.builder()
        .images(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private static final Ec2Filters<Image> FILTERS =
      new Ec2Filters<Image>()
          .on("image-id", Image::imageId)
          .on("architecture", Image::architectureAsString)
          .on("creation-date", Image::creationDate)
          .on("description", Image::description)
          .on("ena-support", Image::enaSupport)
          .on("hypervisor", Image::hypervisorAsString)
          .on("image-type", Image::imageTypeAsString)
          .on("is-public", Image::publicLaunchPermissions)
          .on("name", Image::name)
          .on("owner-alias", Image::imageOwnerAlias)
          .on("owner-id", Image::ownerId)
          .on("root-device-name", Image::rootDeviceName)
          .on("root-device-type", Image::rootDeviceTypeAsString)
          .on("state", Image::stateAsString)
          .on("virtualization-type", Image::virtualizationTypeAsString);
}
