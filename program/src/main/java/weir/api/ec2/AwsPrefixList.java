package weir.api.ec2;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.PrefixListState;
import weir.store.state.DerivedId;

/// A prefix list that AWS itself keeps: where a service that gateway endpoints serve has its public
/// addresses.
///
/// @param service last word of the service's name: `s3`
/// @param blocks those of us-east-1, which Weir shows in every region: a route needs some, and
///   nobody but AWS knows them all
record AwsPrefixList(String region, String service, List<String> blocks) {
  private static final List<String> S3 =
      List.of("16.182.0.0/16", "3.5.0.0/19", "52.216.0.0/15", "54.231.0.0/16");
  private static final List<String> DYNAMODB =
      List.of("3.218.180.0/22", "52.119.224.0/20", "52.94.0.0/22");

  /// Those of a region, by ascending id.
  static List<AwsPrefixList> of(String region) {
    return Stream.of(
            new AwsPrefixList(region, "s3", S3), new AwsPrefixList(region, "dynamodb", DYNAMODB))
        .sorted(Comparator.comparing(AwsPrefixList::id))
        .toList();
  }

  static Optional<AwsPrefixList> find(String region, String id) {
    return of(region).stream().filter(list -> list.id().equals(id)).findFirst();
  }

  String id() {
    return DerivedId.of("pl", region + "/" + service);
  }

  String name() {
    return "com.amazonaws." + region + "." + service;
  }

  /// Its entries, by ascending block.
  GetManagedPrefixListEntriesResponse entries() {
    return GetManagedPrefixListEntriesResponse.builder()
        .entries(
            blocks.stream().map(block -> PrefixListEntry.builder().cidr(block).build()).toList())
        .build();
  }

  /// As DescribePrefixLists shows it.
  PrefixList shown() {
    return PrefixList.builder().prefixListId(id()).prefixListName(name()).cidrs(blocks).build();
  }

  /// As DescribeManagedPrefixLists shows it.
  ManagedPrefixList managed() {
    return ManagedPrefixList.builder()
        .prefixListId(id())
        .prefixListName(name())
        .prefixListArn("arn:aws:ec2:" + region + ":aws:prefix-list/" + id())
        .addressFamily("IPv4")
        .state(PrefixListState.CREATE_COMPLETE)
        .ownerId("AWS")
        .build();
  }
}
