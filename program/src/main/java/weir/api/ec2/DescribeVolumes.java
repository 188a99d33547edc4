package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Lists volumes, of which there are none: no machine is behind an instance.
final class DescribeVolumes extends Ec2Operation<DescribeVolumesRequest, DescribeVolumesResponse> {
  DescribeVolumes(Ec2Parts parts) {
    super(
        parts,
        DescribeVolumesRequest::builder,
        Members.of("VolumeIds", "Filters", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeVolumesResponse answer(DescribeVolumesRequest request, Call call) {
    if (!request.volumeIds().isEmpty()) {
      throw ApiException.badRequest(
          "InvalidVolume.NotFound",
          "The volume '" + request.volumeIds().getFirst() + "' does not exist.");
    }
    return DescribeVolumesResponse.builder().volumes(List.of()).build();
  }
}
