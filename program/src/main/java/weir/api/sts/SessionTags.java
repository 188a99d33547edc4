package weir.api.sts;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.sts.model.Tag;
import weir.api.auth.Permission;

/// The tags that a session carries in addition to its principal's.
final class SessionTags {
  private static final int MOST = 50;

  private SessionTags() {}

  /// @param principal tags of the role or user, which the session's replace
  static SortedMap<String, String> over(SortedMap<String, String> principal, List<Tag> tags) {
    if (tags.size() > MOST) {
      throw StsRule.validation("tags has " + tags.size() + " members but may have " + MOST);
    }
    SortedMap<String, String> all = new TreeMap<>(principal);
    SortedMap<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Tag tag : tags) {
      String key = StsRule.text("tags.member.key", tag.key(), 1, 128);
      String value = StsRule.text("tags.member.value", tag.value(), 0, 256);
      if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
        throw StsRule.validation("the tag key " + key + " begins with aws:, which is reserved");
      }
      if (seen.put(key, value) != null) {
        throw StsRule.validation("the tag key " + key + " is there twice");
      }
      all.keySet().removeIf(key::equalsIgnoreCase);
      all.put(key, value);
    }
    return all;
  }

  static Permission in(Permission permission, List<Tag> tags) {
    Permission asked = permission;
    for (Tag tag : tags) {
      asked = asked.when("aws:RequestTag/" + tag.key(), tag.value() == null ? "" : tag.value());
    }
    return asked.when("aws:TagKeys", tags.stream().map(Tag::key).toArray(String[]::new));
  }
}
