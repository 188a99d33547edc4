package weir.api.ec2;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.RemovePrefixListEntry;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import weir.api.protocol.ApiException;
import weir.model.aws.Fault;
import weir.model.net.Cidr;

/// Prefix lists: the account's own, whose entries have versions, and AWS's.
final class PrefixLists {
  private static final int LONGEST_NAME = 255;
  private static final int MOST_ENTRIES = 1000;
  private static final int MOST_IN_A_CALL = 100;

  private PrefixLists() {}

  /// All that the account can name, by ascending id.
  static List<ManagedPrefixList> all(Ec2View view) {
    return Stream.concat(
            view.all(ResourceKinds.MANAGED_PREFIX_LIST).stream(),
            AwsPrefixList.of(view.scope().region()).stream().map(AwsPrefixList::managed))
        .sorted(Comparator.comparing(ManagedPrefixList::prefixListId))
        .toList();
  }

  static ManagedPrefixList require(Ec2View view, String id) {
    return AwsPrefixList.find(view.scope().region(), id)
        .map(AwsPrefixList::managed)
        .orElseGet(() -> view.require(ResourceKinds.MANAGED_PREFIX_LIST, id));
  }

  static void requireAll(Ec2View view, List<String> ids) {
    ids.forEach(id -> require(view, id));
  }

  /// One that the account may change.
  static ManagedPrefixList own(Ec2View view, String id) {
    if (AwsPrefixList.find(view.scope().region(), id).isPresent()) {
      throw ApiException.badRequest(
          "OperationNotPermitted", "The prefix list '" + id + "' is AWS's own; you cannot do this");
    }
    return view.require(ResourceKinds.MANAGED_PREFIX_LIST, id);
  }

  static String checkName(String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME || name.startsWith("com.amazonaws")) {
      throw Ec2Errors.invalidValue(
          name,
          "prefixListName",
          "It must have 1 to " + LONGEST_NAME + " characters and not start with com.amazonaws.");
    }
    return name;
  }

  static boolean isIpv4(String addressFamily) {
    return switch (addressFamily) {
      case "IPv4" -> true;
      case "IPv6" -> false;
      default ->
          throw Ec2Errors.invalidValue(addressFamily, "addressFamily", "It must be IPv4 or IPv6.");
    };
  }

  static void checkSize(int maxEntries, int entries) {
    if (maxEntries < 1 || maxEntries > MOST_ENTRIES) {
      throw Ec2Errors.invalidValue(
          maxEntries, "maxEntries", "It must lie between 1 and " + MOST_ENTRIES + ".");
    }
    if (entries > maxEntries) {
      throw ApiException.badRequest(
          "PrefixListMaxEntriesExceeded",
          "The prefix list would have " + entries + " entries but may have at most " + maxEntries);
    }
  }

  /// Entries after a change, by ascending block. A block that is added again gets the new
  /// description.
  static List<PrefixListEntry> changed(
      List<PrefixListEntry> before,
      List<RemovePrefixListEntry> remove,
      List<AddPrefixListEntry> add,
      boolean ipv4) {
    if (add.size() > MOST_IN_A_CALL || remove.size() > MOST_IN_A_CALL) {
      throw Ec2Errors.invalidValue(
          "A call adds or removes at most " + MOST_IN_A_CALL + " entries of a prefix list");
    }
    Map<String, PrefixListEntry> entries = new TreeMap<>();
    before.forEach(entry -> entries.put(entry.cidr(), entry));
    for (RemovePrefixListEntry one : remove) {
      String block = block(one.cidr(), ipv4);
      if (entries.remove(block) == null) {
        throw Ec2Errors.invalidValue("The prefix list has no entry " + block + " to remove");
      }
    }
    Set<String> added = new HashSet<>();
    for (AddPrefixListEntry one : add) {
      String block = block(one.cidr(), ipv4);
      if (!added.add(block)) {
        throw Ec2Errors.invalidValue("The entry " + block + " stands twice in the request");
      }
      entries.put(
          block, PrefixListEntry.builder().cidr(block).description(one.description()).build());
    }
    return List.copyOf(entries.values());
  }

  private static String block(@Nullable String text, boolean ipv4) {
    if (text != null && text.indexOf('/') > 0) {
      try {
        Cidr block = Cidr.of(text);
        if (block.isIpv4() == ipv4) {
          return block.toString();
        }
      } catch (Fault.Invalid notABlock) {
        // Said below in AWS's words.
      }
    }
    throw Ec2Errors.invalidValue(
        text == null ? "" : text,
        "Cidr",
        "This is not a valid CIDR block of " + (ipv4 ? "IPv4." : "IPv6."));
  }

  static void keepEntries(
      Ec2Change change, String id, long version, List<PrefixListEntry> entries) {
    GetManagedPrefixListEntriesResponse document =
        GetManagedPrefixListEntriesResponse.builder().entries(entries).build();
    change.put(Ec2Documents.PREFIX_LIST_ENTRIES, id, document);
    change.put(RoutingDocuments.PREFIX_LIST_VERSION, id + "/" + version, document);
  }

  static void forgetEntries(Ec2Change change, ManagedPrefixList list) {
    change.remove(Ec2Documents.PREFIX_LIST_ENTRIES, list.prefixListId());
    for (long version = 1; version <= list.version(); version++) {
      change.remove(RoutingDocuments.PREFIX_LIST_VERSION, list.prefixListId() + "/" + version);
    }
  }

  /// The entries of a list as they are, by ascending block.
  static List<PrefixListEntry> entries(Ec2View view, String id) {
    return AwsPrefixList.find(view.scope().region(), id)
        .map(list -> list.entries().entries())
        .orElseGet(() ->
            view.find(Ec2Documents.PREFIX_LIST_ENTRIES, id)
                .map(GetManagedPrefixListEntriesResponse::entries)
                .orElse(List.of()));
  }

  /// @param version null for the latest
  static List<PrefixListEntry> entries(
      Ec2View view, ManagedPrefixList list, @Nullable Long version) {
    if (version == null || version.equals(list.version())) {
      return entries(view, list.prefixListId());
    }
    return view.find(RoutingDocuments.PREFIX_LIST_VERSION, list.prefixListId() + "/" + version)
        .map(GetManagedPrefixListEntriesResponse::entries)
        .orElseThrow(() ->
            Ec2Errors.invalidValue(
                version,
                "targetVersion",
                "The prefix list " + list.prefixListId() + " has no such version."));
  }

  /// The security groups and route tables that name a list, by ascending id.
  static List<String> users(Ec2View view, String id) {
    Stream<String> groups =
        view.all(ResourceKinds.SECURITY_GROUP_RULE).stream()
            .filter(rule -> id.equals(rule.prefixListId()))
            .map(SecurityGroupRule::groupId);
    Stream<String> tables =
        view.all(ResourceKinds.ROUTE_TABLE).stream()
            .filter(table ->
                table.routes().stream()
                    .anyMatch(route -> id.equals(route.destinationPrefixListId())))
            .map(RouteTable::routeTableId);
    return Stream.concat(groups, tables).distinct().sorted().toList();
  }
}
