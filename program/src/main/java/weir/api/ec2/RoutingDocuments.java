package weir.api.ec2;

import java.time.Instant;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.InstanceCreditSpecification;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessOptions;
import weir.store.state.DocumentKind;

/// What operations on routing and instances keep besides resources.
final class RoutingDocuments {
  /// When a resource ended whose shape has no place for it, by its id.
  static final DocumentKind<Instant> ENDED =
      new DocumentKind<>("ec2.ended", Instant::toString, Instant::parse);

  /// The account's setting of VPC Block Public Access in a region, under [#ONLY].
  static final DocumentKind<VpcBlockPublicAccessOptions> PUBLIC_ACCESS_OPTIONS =
      Ec2Documents.shape("vpc-block-public-access-options", VpcBlockPublicAccessOptions::builder);

  /// The id of what a region has one of.
  static final String ONLY = "options";

  /// An older version of a prefix list's entries, by `pl-…/VERSION`.
  static final DocumentKind<GetManagedPrefixListEntriesResponse> PREFIX_LIST_VERSION =
      Ec2Documents.shape("prefix-list-version", GetManagedPrefixListEntriesResponse::builder);

  /// What DescribeInstanceAttribute tells of an instance and its own shape does not, by its id.
  static final DocumentKind<DescribeInstanceAttributeResponse> INSTANCE_ATTRIBUTES =
      Ec2Documents.shape("instance-attributes", DescribeInstanceAttributeResponse::builder);

  /// How a burstable instance pays for its bursts, by its id.
  static final DocumentKind<InstanceCreditSpecification> INSTANCE_CREDITS =
      Ec2Documents.shape("instance-credits", InstanceCreditSpecification::builder);

  /// The reservation that an instance was started with, without its instances, by the instance's
  /// id.
  static final DocumentKind<Reservation> RESERVATION =
      Ec2Documents.shape("reservation", Reservation::builder);

  private RoutingDocuments() {}
}
