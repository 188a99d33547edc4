package weir.api.ec2;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachmentChanges;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Changes one attribute of a network interface.
final class ModifyNetworkInterfaceAttribute
    extends Ec2Operation<
        ModifyNetworkInterfaceAttributeRequest, ModifyNetworkInterfaceAttributeResponse> {
  ModifyNetworkInterfaceAttribute(Ec2Parts parts) {
    super(
        parts,
        ModifyNetworkInterfaceAttributeRequest::builder,
        Members.of(
                "Description",
                "Groups",
                "SourceDestCheck",
                "Attachment",
                "ConnectionTrackingSpecification")
            .needing("NetworkInterfaceId"));
  }

  @Override
  List<Permission> needs(ModifyNetworkInterfaceAttributeRequest request, Call call) {
    return List.of(on(call, ResourceKinds.NETWORK_INTERFACE, request.networkInterfaceId()));
  }

  @Override
  public ModifyNetworkInterfaceAttributeResponse answer(
      ModifyNetworkInterfaceAttributeRequest request, Call call) {
    long wanted =
        Stream.of(
                request.description() != null,
                request.hasGroups(),
                request.sourceDestCheck() != null,
                request.attachment() != null,
                request.connectionTrackingSpecification() != null)
            .filter(set -> set)
            .count();
    if (wanted != 1) {
      throw Ec2Errors.combination(wanted + " attributes are given but a call changes exactly one");
    }
    return parts()
        .change(
            call,
            change -> {
              NetworkInterface face =
                  change.require(ResourceKinds.NETWORK_INTERFACE, request.networkInterfaceId());
              NetworkInterfaces.refuseRequesterManaged(face);
              change.put(ResourceKinds.NETWORK_INTERFACE, modified(change, face, request));
              return ModifyNetworkInterfaceAttributeResponse.builder().build();
            });
  }

  private static NetworkInterface modified(
      Ec2View view, NetworkInterface face, ModifyNetworkInterfaceAttributeRequest request) {
    NetworkInterface.Builder modified = face.toBuilder();
    if (request.description() != null) {
      modified.description(request.description().value());
    }
    if (request.hasGroups()) {
      modified.groups(NetworkInterfaces.groups(view, face.vpcId(), request.groups()));
    }
    if (request.sourceDestCheck() != null) {
      modified.sourceDestCheck(request.sourceDestCheck().value());
    }
    if (request.connectionTrackingSpecification() != null) {
      modified.connectionTrackingConfiguration(
          TrackingTimeouts.of(request.connectionTrackingSpecification()));
    }
    if (request.attachment() != null) {
      modified.attachment(attachment(face, request.attachment()));
    }
    return modified.build();
  }

  private static NetworkInterfaceAttachment attachment(
      NetworkInterface face, NetworkInterfaceAttachmentChanges changes) {
    if (face.attachment() == null
        || !face.attachment().attachmentId().equals(changes.attachmentId())) {
      throw Attachments.notFound(String.valueOf(changes.attachmentId()));
    }
    if (changes.deleteOnTermination() == null) {
      throw Ec2Errors.missing("attachment.deleteOnTermination");
    }
    return face.attachment().toBuilder().deleteOnTermination(changes.deleteOnTermination()).build();
  }
}
