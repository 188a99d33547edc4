package weir.api.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;

/// The members of one shape, by each of their names. Made once per shape.
final class Members {
  private static final Members NONE = new Members(List.of());

  /// By the shape's first field, which belongs to that shape alone; class and builder share it.
  private static final Map<SdkField<?>, Members> KNOWN = new ConcurrentHashMap<>();

  private final List<Member> all;
  private final Map<String, Member> byName = new HashMap<>();
  private final Map<String, Member> byRequestName = new HashMap<>();
  private final @Nullable Member payload;
  private final boolean inBody;

  private Members(List<SdkField<?>> fields) {
    List<Member> members = new ArrayList<>(fields.size());
    for (SdkField<?> field : fields) {
      Member member = new Member(field);
      members.add(member);
      byName.put(member.name(), member);
      byRequestName.put(member.requestName(), member);
    }
    this.all = List.copyOf(members);
    this.inBody = all.stream().anyMatch(member -> member.location() == MarshallLocation.PAYLOAD);
    this.payload =
        all.stream()
            .filter(member -> member.payload() && member.location() == MarshallLocation.PAYLOAD)
            .findFirst()
            .orElse(null);
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

  /// The member that is the whole body, null when there is none.
  @Nullable Member payload() {
    return payload;
  }

  /// Whether any member travels in the body.
  boolean inBody() {
    return inBody;
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
