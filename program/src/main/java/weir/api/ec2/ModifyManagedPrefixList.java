package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.ModifyManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.ModifyManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.PrefixListState;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Changes a prefix list's entries, which makes a new version, or its name or greatest size.
final class ModifyManagedPrefixList
    extends Ec2Operation<ModifyManagedPrefixListRequest, ModifyManagedPrefixListResponse> {
  ModifyManagedPrefixList(Ec2Parts parts) {
    super(
        parts,
        ModifyManagedPrefixListRequest::builder,
        Members.of("CurrentVersion", "PrefixListName", "AddEntries", "RemoveEntries", "MaxEntries")
            .needing("PrefixListId"));
  }

  @Override
  List<Permission> needs(ModifyManagedPrefixListRequest request, Call call) {
    return List.of(on(call, ResourceKinds.MANAGED_PREFIX_LIST, request.prefixListId()));
  }

  @Override
  public ModifyManagedPrefixListResponse answer(ModifyManagedPrefixListRequest request, Call call) {
    boolean entriesChange = !request.addEntries().isEmpty() || !request.removeEntries().isEmpty();
    if (entriesChange && request.maxEntries() != null) {
      throw Ec2Errors.combination(
          "You cannot modify the entries of a prefix list and modify the size of a prefix list at"
              + " the same time.");
    }
    if (entriesChange && request.currentVersion() == null) {
      throw Ec2Errors.missing("currentVersion");
    }
    return parts()
        .change(
            call,
            change -> {
              ManagedPrefixList list = PrefixLists.own(change, request.prefixListId());
              if (request.currentVersion() != null
                  && !request.currentVersion().equals(list.version())) {
                throw ApiException.badRequest(
                    "PrefixListVersionMismatch",
                    "The prefix list has the incorrect version number: it is "
                        + list.version()
                        + ", not "
                        + request.currentVersion());
              }
              ManagedPrefixList.Builder changed =
                  list.toBuilder().state(PrefixListState.MODIFY_COMPLETE);
              if (request.prefixListName() != null) {
                changed.prefixListName(PrefixLists.checkName(request.prefixListName()));
              }
              List<PrefixListEntry> entries = PrefixLists.entries(change, list.prefixListId());
              if (request.maxEntries() != null) {
                PrefixLists.checkSize(request.maxEntries(), entries.size());
                changed.maxEntries(request.maxEntries());
              }
              if (entriesChange) {
                List<PrefixListEntry> after =
                    PrefixLists.changed(
                        entries,
                        request.removeEntries(),
                        request.addEntries(),
                        list.addressFamily().equals("IPv4"));
                PrefixLists.checkSize(list.maxEntries(), after.size());
                PrefixLists.keepEntries(change, list.prefixListId(), list.version() + 1, after);
                changed.version(list.version() + 1);
              }
              ManagedPrefixList kept =
                  change.put(ResourceKinds.MANAGED_PREFIX_LIST, changed.build());
              return ModifyManagedPrefixListResponse.builder()
                  .prefixList(change.tagged(ResourceKinds.MANAGED_PREFIX_LIST, kept))
                  .build();
            });
  }
}
