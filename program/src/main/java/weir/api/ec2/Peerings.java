package weir.api.ec2;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.CidrBlock;
import software.amazon.awssdk.services.ec2.model.Ipv6CidrBlock;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReason;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReasonCode;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionVpcInfo;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;
import weir.model.net.Cidr;
import weir.store.state.Scope;
import weir.store.state.StateView;

/// Peering connections, which two accounts and two regions may share. Each is kept where it was
/// asked for.
final class Peerings {
  /// How long a peering connection can be accepted.
  static final Duration OFFERED = Duration.ofDays(7);

  static final Ec2Filters<VpcPeeringConnection> FILTERS =
      new Ec2Filters<VpcPeeringConnection>()
          .on("vpc-peering-connection-id", VpcPeeringConnection::vpcPeeringConnectionId)
          .on("status-code", peering -> peering.status().codeAsString())
          .on("status-message", peering -> peering.status().message())
          .on("expiration-time", VpcPeeringConnection::expirationTime)
          .on("accepter-vpc-info.cidr-block", peering -> peering.accepterVpcInfo().cidrBlock())
          .on("accepter-vpc-info.owner-id", peering -> peering.accepterVpcInfo().ownerId())
          .on("accepter-vpc-info.vpc-id", peering -> peering.accepterVpcInfo().vpcId())
          .on("requester-vpc-info.cidr-block", peering -> peering.requesterVpcInfo().cidrBlock())
          .on("requester-vpc-info.owner-id", peering -> peering.requesterVpcInfo().ownerId())
          .on("requester-vpc-info.vpc-id", peering -> peering.requesterVpcInfo().vpcId());

  private Peerings() {}

  static List<Permission> needs(List<Permission> creating, Permission onVpc) {
    List<Permission> all = new ArrayList<>(creating);
    all.add(onVpc);
    return all;
  }

  /// Whether it is asked for or active.
  static boolean stands(VpcPeeringConnection peering) {
    VpcPeeringConnectionStateReasonCode code = peering.status().code();
    return code == VpcPeeringConnectionStateReasonCode.PENDING_ACCEPTANCE
        || code == VpcPeeringConnectionStateReasonCode.ACTIVE;
  }

  static boolean active(VpcPeeringConnection peering) {
    return peering.status().code() == VpcPeeringConnectionStateReasonCode.ACTIVE;
  }

  static boolean joins(VpcPeeringConnection peering, String vpcId) {
    return vpcId.equals(peering.requesterVpcInfo().vpcId())
        || vpcId.equals(peering.accepterVpcInfo().vpcId());
  }

  /// Whether its two VPCs are in different regions.
  static boolean betweenRegions(VpcPeeringConnection peering) {
    return !peering.requesterVpcInfo().region().equals(peering.accepterVpcInfo().region());
  }

  static Scope accepter(VpcPeeringConnection peering) {
    VpcPeeringConnectionVpcInfo info = peering.accepterVpcInfo();
    return new Scope(info.ownerId(), info.region());
  }

  /// Those that the account asked for or is asked for, by id.
  static List<StateView.Owned<VpcPeeringConnection>> visible(Ec2View view) {
    return view.state().everywhere(Ec2Documents.VPC_PEERING_CONNECTION).stream()
        .filter(owned ->
            owned.scope().equals(view.scope()) || accepter(owned.document()).equals(view.scope()))
        .sorted(Comparator.comparing(StateView.Owned::id))
        .toList();
  }

  static Optional<StateView.Owned<VpcPeeringConnection>> find(Ec2View view, String id) {
    return visible(view).stream().filter(owned -> owned.id().equals(id)).findFirst();
  }

  static StateView.Owned<VpcPeeringConnection> require(Ec2View view, String id) {
    return find(view, ResourceKinds.VPC_PEERING_CONNECTION.wellFormed(id))
        .orElseThrow(() -> ResourceKinds.VPC_PEERING_CONNECTION.notFound(List.of(id)));
  }

  /// One that the caller can accept or reject now.
  static StateView.Owned<VpcPeeringConnection> pending(Ec2View view, String id, Instant now) {
    StateView.Owned<VpcPeeringConnection> found = require(view, id);
    VpcPeeringConnection peering = shown(found.document(), now);
    if (!accepter(peering).equals(view.scope())) {
      throw ApiException.badRequest(
          "OperationNotPermitted",
          "User "
              + view.scope().accountId()
              + " cannot accept or reject peering "
              + id
              + ": it was asked of "
              + peering.accepterVpcInfo().ownerId()
              + " in "
              + peering.accepterVpcInfo().region());
    }
    if (peering.status().code() != VpcPeeringConnectionStateReasonCode.PENDING_ACCEPTANCE) {
      throw wrongState(peering);
    }
    return found;
  }

  static ApiException wrongState(VpcPeeringConnection peering) {
    return ApiException.badRequest(
        "InvalidStateTransition",
        "Invalid state transition for "
            + peering.vpcPeeringConnectionId()
            + ", attempted to transition from "
            + peering.status().codeAsString());
  }

  /// As it is at a moment: nobody can accept it for ever.
  static VpcPeeringConnection shown(VpcPeeringConnection peering, Instant now) {
    boolean expired =
        peering.status().code() == VpcPeeringConnectionStateReasonCode.PENDING_ACCEPTANCE
            && peering.expirationTime() != null
            && peering.expirationTime().isBefore(now);
    return expired
        ? peering.toBuilder()
            .status(status ->
                status.code(VpcPeeringConnectionStateReasonCode.EXPIRED).message("Expired"))
            .build()
        : peering;
  }

  /// A new peering connection without an id: failed when the other VPC cannot be a peer.
  static VpcPeeringConnection ask(Ec2Change change, Vpc own, Scope peer, String peerVpcId) {
    if (own.vpcId().equals(peerVpcId)) {
      throw Ec2Errors.invalidValue("A VPC cannot be peered with itself: " + peerVpcId);
    }
    Optional<VpcPeeringConnectionVpcInfo> other = side(change.state(), peer, peerVpcId);
    VpcPeeringConnectionVpcInfo mine = side(change.scope(), own);
    boolean possible =
        other
            .filter(info ->
                info.cidrBlockSet().stream()
                    .noneMatch(theirs ->
                        mine.cidrBlockSet().stream()
                            .anyMatch(ours ->
                                Cidr.of(ours.cidrBlock()).overlaps(Cidr.of(theirs.cidrBlock())))))
            .isPresent();
    VpcPeeringConnectionStateReason status =
        possible
            ? VpcPeeringConnectionStateReason.builder()
                .code(VpcPeeringConnectionStateReasonCode.PENDING_ACCEPTANCE)
                .message("Pending Acceptance by " + peer.accountId())
                .build()
            : VpcPeeringConnectionStateReason.builder()
                .code(VpcPeeringConnectionStateReasonCode.FAILED)
                .message("Incorrect or invalid vpc-id, Account ID, or overlapping CIDR range")
                .build();
    // The accepter's blocks are shown only once it has accepted.
    return VpcPeeringConnection.builder()
        .requesterVpcInfo(mine)
        .accepterVpcInfo(
            info -> info.ownerId(peer.accountId()).region(peer.region()).vpcId(peerVpcId))
        .status(status)
        .build();
  }

  /// What is shown of one side.
  static Optional<VpcPeeringConnectionVpcInfo> side(StateView state, Scope scope, String vpcId) {
    return state.find(Ec2Documents.VPC, scope, vpcId).map(vpc -> side(scope, vpc));
  }

  private static VpcPeeringConnectionVpcInfo side(Scope scope, Vpc vpc) {
    return VpcPeeringConnectionVpcInfo.builder()
        .vpcId(vpc.vpcId())
        .ownerId(scope.accountId())
        .region(scope.region())
        .cidrBlock(vpc.cidrBlock())
        .cidrBlockSet(
            Vpcs.ipv4Blocks(vpc).stream()
                .map(block -> CidrBlock.builder().cidrBlock(block.toString()).build())
                .toList())
        .ipv6CidrBlockSet(
            Vpcs.ipv6Blocks(vpc).stream()
                .map(block -> Ipv6CidrBlock.builder().ipv6CidrBlock(block.toString()).build())
                .toList())
        .peeringOptions(options ->
            options
                .allowDnsResolutionFromRemoteVpc(false)
                .allowEgressFromLocalClassicLinkToRemoteVpc(false)
                .allowEgressFromLocalVpcToRemoteClassicLink(false))
        .build();
  }

  static void keep(
      Ec2Change change, StateView.Owned<VpcPeeringConnection> before, VpcPeeringConnection after) {
    change.changing().put(Ec2Documents.VPC_PEERING_CONNECTION, before.scope(), before.id(), after);
  }

  static void end(
      Ec2Change change,
      StateView.Owned<VpcPeeringConnection> found,
      VpcPeeringConnectionStateReasonCode code,
      Call call) {
    String message =
        (code == VpcPeeringConnectionStateReasonCode.DELETED ? "Deleted by " : "Rejected by ")
            + call.accountId();
    keep(
        change,
        found,
        found.document().toBuilder()
            .status(status -> status.code(code).message(message))
            .expirationTime(null)
            .build());
    change.changing().put(RoutingDocuments.ENDED, found.scope(), found.id(), call.now());
  }

  /// Those that ended more than an hour ago are no longer shown.
  static void forgetTheLongGone(Ec2Change change, Instant now) {
    for (VpcPeeringConnection peering : change.all(ResourceKinds.VPC_PEERING_CONNECTION)) {
      String id = peering.vpcPeeringConnectionId();
      if (change
          .find(RoutingDocuments.ENDED, id)
          .filter(ended -> Afterlife.over(ended, now))
          .isPresent()) {
        change.remove(ResourceKinds.VPC_PEERING_CONNECTION, id);
        change.remove(RoutingDocuments.ENDED, id);
      }
    }
  }
}
