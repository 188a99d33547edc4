package weir.api.iam;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The policies of one identity.
///
/// @param inline by name
/// @param attached ARNs of managed policies, in the order they were attached
record PolicySet(SortedMap<String, StoredPolicy> inline, List<String> attached) {
  static final PolicySet NONE = new PolicySet(new TreeMap<>(), List.of());

  PolicySet {
    inline = Collections.unmodifiableSortedMap(new TreeMap<>(inline));
    attached = List.copyOf(attached);
  }

  PolicySet with(String name, StoredPolicy policy) {
    SortedMap<String, StoredPolicy> more = new TreeMap<>(inline);
    more.put(name, policy);
    return new PolicySet(more, attached);
  }

  PolicySet without(String name) {
    SortedMap<String, StoredPolicy> fewer = new TreeMap<>(inline);
    fewer.remove(name);
    return new PolicySet(fewer, attached);
  }

  PolicySet attach(String arn) {
    List<String> more = new ArrayList<>(attached);
    if (!more.contains(arn)) {
      more.add(arn);
    }
    return new PolicySet(inline, more);
  }

  PolicySet detach(String arn) {
    return new PolicySet(inline, attached.stream().filter(other -> !other.equals(arn)).toList());
  }
}
