package weir.api.kms;

import static weir.api.kms.KmsErrors.RULES;

import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.kms.model.Tag;
import weir.api.auth.Permission;

/// The tags of a key, by ascending name.
final class KeyTags {
  private static final int MOST = 50;

  private KeyTags() {}

  static List<Tag> merged(List<Tag> before, List<Tag> added) {
    NavigableMap<String, Tag> all = byName(before);
    Set<String> names = new HashSet<>();
    for (Tag tag : added) {
      String name = RULES.text("tagKey", tag.tagKey(), 1, 128);
      RULES.text("tagValue", tag.tagValue(), 0, 256);
      if (name.regionMatches(true, 0, "aws:", 0, 4)) {
        throw KmsErrors.tag("aws: prefixed tag key names are not allowed for external use.");
      }
      if (!names.add(name)) {
        throw KmsErrors.tag("The tag key " + name + " is there twice; it may be there once");
      }
      all.put(name, tag);
    }
    if (all.size() > MOST) {
      throw KmsErrors.tag(
          "The key would have " + all.size() + " tags but may have at most " + MOST);
    }
    return List.copyOf(all.values());
  }

  static List<Tag> without(List<Tag> before, List<String> names) {
    NavigableMap<String, Tag> all = byName(before);
    names.forEach(all::remove);
    return List.copyOf(all.values());
  }

  private static NavigableMap<String, Tag> byName(List<Tag> tags) {
    TreeMap<String, Tag> all = new TreeMap<>();
    tags.forEach(tag -> all.put(tag.tagKey(), tag));
    return all;
  }

  /// The permission with what conditions can ask about tags that a request brings.
  static Permission conditions(Permission permission, List<Tag> tags) {
    if (tags.isEmpty()) {
      return permission;
    }
    Permission asked = permission;
    for (Tag tag : tags) {
      String name = RULES.text("tagKey", tag.tagKey(), 1, 128);
      asked = asked.when("aws:RequestTag/" + name, RULES.text("tagValue", tag.tagValue(), 0, 256));
    }
    return asked.when("aws:TagKeys", tags.stream().map(Tag::tagKey).toArray(String[]::new));
  }
}
