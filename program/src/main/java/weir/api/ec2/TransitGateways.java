package weir.api.ec2;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentRequestOptions;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentState;
import software.amazon.awssdk.services.ec2.model.TransitGatewayOptions;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRequestOptions;
import software.amazon.awssdk.services.ec2.model.TransitGatewayState;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachmentOptions;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.api.auth.Permission;
import weir.api.protocol.ApiException;

/// Transit gateways and the VPCs that are attached to them, as AWS makes them.
final class TransitGateways {
  private TransitGateways() {}

  /// Whether routes can lead over an attachment.
  static boolean stands(TransitGatewayVpcAttachment attachment) {
    return attachment.state() == TransitGatewayAttachmentState.AVAILABLE;
  }

  /// @throws ApiException when it was deleted, or never was
  static TransitGateway require(Ec2View view, String id) {
    TransitGateway gateway = view.require(ResourceKinds.TRANSIT_GATEWAY, id);
    if (gateway.state() != TransitGatewayState.AVAILABLE) {
      throw ResourceKinds.TRANSIT_GATEWAY.notFound(List.of(id));
    }
    return gateway;
  }

  /// AWS's defaults where the caller says nothing.
  static TransitGatewayOptions options(
      @Nullable TransitGatewayRequestOptions asked, ResourceIds ids) {
    TransitGatewayRequestOptions given =
        asked == null ? TransitGatewayRequestOptions.builder().build() : asked;
    String table = ids.next("tgw-rtb");
    boolean associates = !"disable".equals(given.defaultRouteTableAssociationAsString());
    boolean propagates = !"disable".equals(given.defaultRouteTablePropagationAsString());
    return TransitGatewayOptions.builder()
        .amazonSideAsn(
            given.amazonSideAsn() == null
                ? Long.valueOf(Gateways.AMAZON_ASN)
                : given.amazonSideAsn())
        .transitGatewayCidrBlocks(given.transitGatewayCidrBlocks())
        .autoAcceptSharedAttachments(or(given.autoAcceptSharedAttachmentsAsString(), "disable"))
        .defaultRouteTableAssociation(associates ? "enable" : "disable")
        .associationDefaultRouteTableId(associates ? table : null)
        .defaultRouteTablePropagation(propagates ? "enable" : "disable")
        .propagationDefaultRouteTableId(propagates ? table : null)
        .vpnEcmpSupport(or(given.vpnEcmpSupportAsString(), "enable"))
        .dnsSupport(or(given.dnsSupportAsString(), "enable"))
        .securityGroupReferencingSupport(
            or(given.securityGroupReferencingSupportAsString(), "disable"))
        .multicastSupport(or(given.multicastSupportAsString(), "disable"))
        .build();
  }

  private static String or(@Nullable String given, String otherwise) {
    return given == null ? otherwise : given;
  }

  /// What the interfaces of an attachment are described as.
  static String description(String attachmentId) {
    return "Network Interface for Transit Gateway Attachment " + attachmentId;
  }

  static List<Permission> attachmentNeeds(
      List<Permission> creating, Permission onGateway, Permission onVpc) {
    List<Permission> all = new ArrayList<>(creating);
    all.add(onGateway);
    all.add(onVpc);
    return all;
  }

  /// Notes when a gateway or an attachment was deleted: their shapes have no place for it.
  static void markEnded(Ec2Change change, String id, Instant now) {
    change.put(RoutingDocuments.ENDED, id, now);
  }

  /// Those deleted more than an hour ago are no longer shown, as at AWS.
  static void forgetTheLongGone(Ec2Change change, Instant now) {
    forget(change, ResourceKinds.TRANSIT_GATEWAY, now);
    forget(change, ResourceKinds.TRANSIT_GATEWAY_VPC_ATTACHMENT, now);
  }

  private static <T extends SdkPojo> void forget(
      Ec2Change change, ResourceKind<T> kind, Instant now) {
    for (T resource : change.all(kind)) {
      String id = kind.id().apply(resource);
      if (change
          .find(RoutingDocuments.ENDED, id)
          .filter(ended -> Afterlife.over(ended, now))
          .isPresent()) {
        change.remove(kind, id);
        change.remove(RoutingDocuments.ENDED, id);
      }
    }
  }

  /// Attaches a VPC.
  record Joining(Ec2Change change, ResourceIds ids, Instant now) {
    TransitGatewayVpcAttachment attach(CreateTransitGatewayVpcAttachmentRequest request) {
      TransitGateway gateway = require(change, request.transitGatewayId());
      Vpc vpc = change.require(ResourceKinds.VPC, request.vpcId());
      boolean attached =
          change.all(ResourceKinds.TRANSIT_GATEWAY_VPC_ATTACHMENT).stream()
              .filter(TransitGateways::stands)
              .anyMatch(other ->
                  other.transitGatewayId().equals(gateway.transitGatewayId())
                      && other.vpcId().equals(vpc.vpcId()));
      if (attached) {
        throw ApiException.badRequest(
            "DuplicateTransitGatewayAttachment",
            gateway.transitGatewayId()
                + " has non-deleted Transit Gateway Attachments with same VPC ID.");
      }
      List<Subnet> subnets = subnets(request, vpc);
      String id = ids.next(ResourceKinds.TRANSIT_GATEWAY_VPC_ATTACHMENT);
      ServiceInterfaces interfaces = new ServiceInterfaces(change, ids, now);
      for (Subnet subnet : subnets) {
        interfaces.make(
            new ServiceInterfaces.Wanted(
                subnet,
                "transit_gateway",
                description(id),
                change.scope().accountId(),
                null,
                List.of()));
      }
      return change.put(
          ResourceKinds.TRANSIT_GATEWAY_VPC_ATTACHMENT,
          TransitGatewayVpcAttachment.builder()
              .transitGatewayAttachmentId(id)
              .transitGatewayId(gateway.transitGatewayId())
              .vpcId(vpc.vpcId())
              .vpcOwnerId(vpc.ownerId())
              .state(TransitGatewayAttachmentState.AVAILABLE)
              .subnetIds(request.subnetIds())
              .creationTime(now)
              .options(attachmentOptions(request.options()))
              .build());
    }

    private List<Subnet> subnets(CreateTransitGatewayVpcAttachmentRequest request, Vpc vpc) {
      List<Subnet> subnets = change.require(ResourceKinds.SUBNET, request.subnetIds());
      Set<String> zones = new HashSet<>();
      for (Subnet subnet : subnets) {
        if (!subnet.vpcId().equals(vpc.vpcId())) {
          throw Ec2Errors.invalidValue(
              "Subnet " + subnet.subnetId() + " does not belong to VPC " + vpc.vpcId());
        }
        if (!zones.add(subnet.availabilityZoneId())) {
          throw ApiException.badRequest(
              "DuplicateSubnetsInSameZone",
              "Duplicate Subnets for same AZ: a VPC is attached with one subnet of each zone");
        }
      }
      return subnets;
    }

    private static TransitGatewayVpcAttachmentOptions attachmentOptions(
        @Nullable CreateTransitGatewayVpcAttachmentRequestOptions asked) {
      CreateTransitGatewayVpcAttachmentRequestOptions given =
          asked == null ? CreateTransitGatewayVpcAttachmentRequestOptions.builder().build() : asked;
      return TransitGatewayVpcAttachmentOptions.builder()
          .dnsSupport(or(given.dnsSupportAsString(), "enable"))
          .securityGroupReferencingSupport(
              or(given.securityGroupReferencingSupportAsString(), "enable"))
          .ipv6Support(or(given.ipv6SupportAsString(), "disable"))
          .applianceModeSupport(or(given.applianceModeSupportAsString(), "disable"))
          .build();
    }
  }
}
