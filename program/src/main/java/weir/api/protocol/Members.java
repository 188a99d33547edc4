package weir.api.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/// The members of one shape, by each of their names. Made once per shape.
final class Members {
  private static final Members NONE = new Members(List.of());

  /// By the shape's first field, which belongs to that shape alone; class and builder share it.
  private static final Map<SdkField<?>, Members> KNOWN = new ConcurrentHashMap<>();

  private final List<Member> all;
  private final Map<String, Member> byName = new HashMap<>();
  private final Map<String, Member> byRequestName = new HashMap<>();

  private Members(List<SdkField<?>> fields) {
    List<Member> members = new ArrayList<>(fields.size());
    for (SdkField<?> field : fields) {
      Member member = new Member(field);
      members.add(member);
      byName.put(member.name(), member);
      byRequestName.put(member.requestName(), member);
    }
    this.all = List.copyOf(members);
  }

  static Members of(SdkPojo shape) {
    List<SdkField<?>> fields = shape.sdkFields();
    if (fields.isEmpty()) {
      return NONE;
    }
    Members known = KNOWN.get(fields.getFirst());
    return known == null
        ? KNOWN.computeIfAbsent(fields.getFirst(), first -> new Members(fields))
        : known;
  }

  /// In the model's order.
  List<Member> all() {
    return all;
  }

  /// By the name in the service's model.
  @Nullable Member named(String name) {
    return byName.get(name);
  }

  /// By the name in requests.
  @Nullable Member requested(String name) {
    return byRequestName.get(name);
  }
}
