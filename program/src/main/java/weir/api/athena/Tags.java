package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.athena.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.athena.model.Tag;
import weir.api.auth.Permission;
import weir.store.state.Scope;
import weir.store.state.StateChange;

/// The tags of a work group, by ascending key.
final class Tags {
  private static final int MOST = 50;

  private Tags() {}

  static List<Tag> merged(List<Tag> before, List<Tag> added) {
    TreeMap<String, Tag> all = new TreeMap<>();
    before.forEach(tag -> all.put(tag.key(), tag));
    Set<String> keys = new HashSet<>();
    for (Tag tag : added) {
      String key = RULES.text("tags.1.member.key", tag.key(), 1, 128);
      String value = tag.value() == null ? "" : tag.value();
      RULES.text("tags.1.member.value", value, 0, 256);
      if (!keys.add(key)) {
        throw AthenaErrors.invalid("The tag key " + key + " is there twice; it may be there once");
      }
      all.put(key, Tag.builder().key(key).value(value).build());
    }
    if (all.size() > MOST) {
      throw AthenaErrors.invalid(
          "The resource would have " + all.size() + " tags but may have at most " + MOST);
    }
    return List.copyOf(all.values());
  }

  static void keep(StateChange change, Scope scope, String workGroup, List<Tag> tags) {
    if (tags.isEmpty()) {
      change.remove(AthenaDocuments.TAGS, scope, workGroup);
    } else {
      change.put(
          AthenaDocuments.TAGS,
          scope,
          workGroup,
          ListTagsForResourceResponse.builder().tags(tags).build());
    }
  }

  /// The permission with what conditions can ask about tags that a request brings.
  static Permission requested(Permission permission, List<Tag> tags) {
    Permission asked = permission;
    for (Tag tag : tags) {
      if (tag.key() != null && tag.value() != null) {
        asked = asked.when("aws:RequestTag/" + tag.key(), tag.value());
      }
    }
    String[] keys = tags.stream().map(tag -> String.valueOf(tag.key())).toArray(String[]::new);
    return keys.length == 0 ? asked : asked.when("aws:TagKeys", keys);
  }
}
