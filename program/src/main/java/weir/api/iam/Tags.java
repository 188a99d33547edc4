package weir.api.iam;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.model.Tag;

/// The tags of one thing, by key.
record Tags(@JsonValue SortedMap<String, String> values) {
  static final Tags NONE = new Tags(new TreeMap<>());
  private static final int MOST = 50;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  Tags {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /// Takes a client's tags.
  ///
  /// @throws weir.api.protocol.ApiException InvalidInput or LimitExceeded
  Tags with(List<Tag> more) {
    SortedMap<String, String> all = new TreeMap<>(values);
    SortedMap<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Tag tag : more) {
      String key = Constraint.text("tags.member.key", tag.key(), 1, 128);
      String value = Constraint.text("tags.member.value", tag.value(), 0, 256);
      if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
        throw IamError.invalidInput("System tags cannot be added/updated/deleted: " + key);
      }
      if (seen.put(key, value) != null) {
        throw IamError.invalidInput(
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
      }
      all.keySet().removeIf(key::equalsIgnoreCase);
      all.put(key, value);
    }
    if (all.size() > MOST) {
      throw IamError.limitExceeded(
          "The number of tags has reached the maximum limit of " + MOST + ".");
    }
    return new Tags(all);
  }

  Tags without(Collection<String> keys) {
    SortedMap<String, String> fewer = new TreeMap<>(values);
    fewer.keySet().removeIf(key -> keys.stream().anyMatch(key::equalsIgnoreCase));
    return new Tags(fewer);
  }

  List<Tag> shapes() {
    return values.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }
}
