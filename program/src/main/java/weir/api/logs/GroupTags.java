package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceResponse;
import weir.api.auth.Permission;
import weir.api.protocol.ApiException;
import weir.store.state.StateChange;
import weir.store.state.StateView;

/// The tags of a group.
final class GroupTags {
  private static final int MOST = 50;
  private static final Pattern KEY = Pattern.compile("([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+)");
  private static final Pattern VALUE = Pattern.compile("([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)");

  private GroupTags() {}

  static Map<String, String> of(StateView view, GroupAddress group) {
    return view.find(LogsDocuments.TAGS, group.scope(), group.name())
        .map(ListTagsForResourceResponse::tags)
        .orElse(Map.of());
  }

  /// Tags that a request brings, as far as AWS takes them.
  static Map<String, String> checked(Map<String, String> tags) {
    RULES.size("tags", tags.keySet(), 0, MOST);
    tags.forEach((key, value) -> {
      RULES.text("tags.key", key, 1, 128);
      RULES.matches("tags.key", key, KEY);
      RULES.text("tags.value", value, 0, 256);
      RULES.matches("tags.value", value, VALUE);
      if (key.regionMatches(true, 0, "aws:", 0, 4)) {
        throw LogsErrors.invalid("aws: prefixed tag key names are not allowed for external use.");
      }
    });
    return tags;
  }

  static void add(StateChange change, GroupAddress group, Map<String, String> tags) {
    Map<String, String> all = new HashMap<>(of(change, group));
    all.putAll(tags);
    if (all.size() > MOST) {
      throw ApiException.badRequest(
          "TooManyTagsException",
          "The log group would have " + all.size() + " tags but may have at most " + MOST);
    }
    keep(change, group, all);
  }

  static void remove(StateChange change, GroupAddress group, List<String> keys) {
    Map<String, String> all = new HashMap<>(of(change, group));
    keys.forEach(all::remove);
    keep(change, group, all);
  }

  private static void keep(StateChange change, GroupAddress group, Map<String, String> tags) {
    if (tags.isEmpty()) {
      change.remove(LogsDocuments.TAGS, group.scope(), group.name());
    } else {
      change.put(
          LogsDocuments.TAGS,
          group.scope(),
          group.name(),
          ListTagsForResourceResponse.builder().tags(tags).build());
    }
  }

  /// The permission with what conditions can ask about the group's tags.
  static Permission ofResource(Permission permission, StateView view, GroupAddress group) {
    Permission asked = permission;
    for (Map.Entry<String, String> tag : of(view, group).entrySet()) {
      asked = asked.when("aws:ResourceTag/" + tag.getKey(), tag.getValue());
    }
    return asked;
  }

  /// The permission with what conditions can ask about tags that a request brings.
  static Permission ofRequest(Permission permission, Map<String, String> tags) {
    if (tags.isEmpty()) {
      return permission;
    }
    Permission asked = permission;
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      asked = asked.when("aws:RequestTag/" + tag.getKey(), tag.getValue());
    }
    return asked.when("aws:TagKeys", tags.keySet().toArray(String[]::new));
  }
}
