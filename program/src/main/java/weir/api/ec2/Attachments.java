package weir.api.ec2;

import java.time.Instant;
import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import weir.api.protocol.ApiException;

/// Makes what stands between an interface and its instance.
final class Attachments {
  private Attachments() {}

  /// @param instanceId and its owner; for interfaces of AWS's services the owner is `amazon-aws`
  static NetworkInterfaceAttachment of(
      ResourceIds ids, String instanceId, String ownerId, int deviceIndex, Instant now) {
    return NetworkInterfaceAttachment.builder()
        .attachmentId(ids.next("eni-attach"))
        .instanceId(instanceId)
        .instanceOwnerId(ownerId)
        .deviceIndex(deviceIndex)
        .networkCardIndex(0)
        .attachTime(now)
        .deleteOnTermination(false)
        .status(AttachmentStatus.ATTACHED)
        .build();
  }

  static ApiException notFound(String attachmentId) {
    return ApiException.badRequest(
        "InvalidAttachmentID.NotFound", "The attachment ID '" + attachmentId + "' does not exist");
  }
}
