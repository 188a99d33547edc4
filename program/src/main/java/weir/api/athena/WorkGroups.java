package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.EngineVersion;
import software.amazon.awssdk.services.athena.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.athena.model.ResultConfiguration;
import software.amazon.awssdk.services.athena.model.Tag;
import software.amazon.awssdk.services.athena.model.WorkGroup;
import software.amazon.awssdk.services.athena.model.WorkGroupConfiguration;
import software.amazon.awssdk.services.athena.model.WorkGroupState;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.state.Scope;
import weir.store.state.StateStore;
import weir.store.state.StateView;

/// The work groups of every account. `primary` is always there, whether it was ever written or not.
final class WorkGroups {
  static final String PRIMARY = "primary";

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,128}");

  private final StateStore state;

  WorkGroups(StateStore state) {
    this.state = state;
  }

  /// The name that a request gives, or `primary` when it gives none.
  static String named(@Nullable String given) {
    return given == null ? PRIMARY : name(given);
  }

  static String name(@Nullable String given) {
    return RULES.matches("workGroup", given, NAME);
  }

  static String arn(Scope scope, String name) {
    return "arn:aws:athena:" + scope.region() + ":" + scope.accountId() + ":workgroup/" + name;
  }

  static Optional<WorkGroup> find(StateView view, Scope scope, String name) {
    Optional<WorkGroup> kept = view.find(AthenaDocuments.WORK_GROUP, scope, name);
    return kept.isEmpty() && name.equals(PRIMARY) ? Optional.of(primary()) : kept;
  }

  /// @throws weir.api.protocol.ApiException when there is none
  static WorkGroup get(StateView view, Scope scope, String name) {
    return find(view, scope, name).orElseThrow(AthenaErrors::noWorkGroup);
  }

  WorkGroup get(Call call, String name) {
    return state.read(view -> get(view, call.scope(), name));
  }

  static List<WorkGroup> all(StateView view, Scope scope) {
    List<WorkGroup> groups = new ArrayList<>(view.all(AthenaDocuments.WORK_GROUP, scope));
    if (view.find(AthenaDocuments.WORK_GROUP, scope, PRIMARY).isEmpty()) {
      groups.add(primary());
    }
    groups.sort((one, other) -> one.name().compareTo(other.name()));
    return groups;
  }

  static List<Tag> tags(StateView view, Scope scope, String name) {
    return view.find(AthenaDocuments.TAGS, scope, name)
        .map(ListTagsForResourceResponse::tags)
        .orElse(List.of());
  }

  /// An action on a group, with its tags for the conditions of policies.
  Permission permission(String action, String name, Call call) {
    Scope scope = call.scope();
    Permission asked = Permission.of(action, arn(scope, name));
    for (Tag tag : state.read(view -> tags(view, scope, name))) {
      asked = asked.when("aws:ResourceTag/" + tag.key(), tag.value());
    }
    return asked;
  }

  /// As AWS makes it: it forces nothing on its queries.
  private static WorkGroup primary() {
    return WorkGroup.builder()
        .name(PRIMARY)
        .state(WorkGroupState.ENABLED)
        .creationTime(Instant.EPOCH)
        .configuration(
            WorkGroupConfiguration.builder()
                .resultConfiguration(ResultConfiguration.builder().build())
                .enforceWorkGroupConfiguration(false)
                .publishCloudWatchMetricsEnabled(false)
                .requesterPaysEnabled(false)
                .enableMinimumEncryptionConfiguration(false)
                .engineVersion(EngineVersions.AUTO)
                .build())
        .build();
  }

  static boolean enforced(WorkGroup group) {
    return Boolean.TRUE.equals(group.configuration().enforceWorkGroupConfiguration());
  }

  static EngineVersion engine(WorkGroup group) {
    return group.configuration().engineVersion();
  }
}
