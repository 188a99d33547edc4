package weir.store.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import weir.model.aws.NearName;
import weir.model.network.ResourceId;

/// What a description declares, by id and by name, so that a reference may use either and may come
/// before what it refers to.
///
/// A name belongs to a kind and a VPC; from another VPC it is found while it is the only one.
final class Names {
  private record Name(ResourceKind kind, String text) {}

  /// @param vpcId empty for what stands outside VPCs, and for a VPC itself
  record Declared(ResourceKind kind, String id, String name, String vpcId) {}

  private final Mistakes mistakes;
  private final Map<String, Declared> byId = new LinkedHashMap<>();
  private final Map<Name, List<Declared>> byName = new LinkedHashMap<>();
  private final Map<Node, Declared> byNode = new HashMap<>();

  Names(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /// Declares the resource that a section describes, by its `id`, its `name` or both.
  ///
  /// @param path the names around it, ending in a slash
  Declared declare(ResourceKind kind, String vpcId, String path, Section section) {
    Optional<String> name = section.text("name");
    Optional<String> given = section.value("id", id -> ResourceId.require(kind.idPrefix(), id));
    if (name.isEmpty() && section.find("id").isEmpty()) {
      mistakes.at(
          section.node(), "a " + kind.noun() + " needs a name or an id, like \"name: web\"");
    }
    String nameOrPlace = name.or(() -> given).orElse("at " + section.node().getStartMark());
    String id = given.orElseGet(() -> DerivedId.of(kind.idPrefix(), path + nameOrPlace));
    Declared declared = new Declared(kind, id, nameOrPlace, vpcId);
    if (byId.putIfAbsent(id, declared) != null && given.isPresent()) {
      mistakes.at(
          section.find("id").orElse(section.node()), id + " stands twice; an id may stand once");
    }
    List<Declared> named =
        byName.computeIfAbsent(new Name(kind, nameOrPlace), key -> new ArrayList<>());
    if (named.stream().anyMatch(other -> other.vpcId().equals(vpcId)) && name.isPresent()) {
      mistakes.at(
          section.find("name").orElse(section.node()),
          "a second "
              + kind.noun()
              + " is named \""
              + nameOrPlace
              + "\"; a name may stand once in a VPC");
    }
    named.add(declared);
    byNode.put(section.node(), declared);
    return declared;
  }

  /// Declares what AWS makes by itself, such as a VPC's default security group.
  Declared declareImplicit(Declared declared) {
    byId.put(declared.id(), declared);
    byName
        .computeIfAbsent(new Name(declared.kind(), declared.name()), key -> new ArrayList<>())
        .add(declared);
    return declared;
  }

  /// Declares a resource that may do without id and name, such as a flow log.
  ///
  /// @param path what tells it from others; the second on the same path gets another id
  void declareUnnamed(ResourceKind kind, String path, Section section) {
    int number = 1;
    String id = DerivedId.of(kind.idPrefix(), path);
    while (byId.containsKey(id)) {
      number++;
      id = DerivedId.of(kind.idPrefix(), path + "/" + number);
    }
    Declared declared = new Declared(kind, id, id, "");
    byId.put(id, declared);
    byNode.put(section.node(), declared);
  }

  Declared of(Section section) {
    return Objects.requireNonNull(byNode.get(section.node()), "every section was declared first");
  }

  Declared byId(String id) {
    return Objects.requireNonNull(byId.get(id), id);
  }

  /// The resource that a reference in a VPC means, without complaint when there is none.
  Optional<Declared> find(List<ResourceKind> kinds, String vpcId, String reference) {
    Declared withId = byId.get(reference);
    if (withId != null && kinds.contains(withId.kind())) {
      return Optional.of(withId);
    }
    for (ResourceKind kind : kinds) {
      List<Declared> named = byName.getOrDefault(new Name(kind, reference), List.of());
      Optional<Declared> near = named.stream().filter(one -> one.vpcId().equals(vpcId)).findFirst();
      if (near.isPresent()) {
        return near;
      }
      if (named.size() == 1) {
        return Optional.of(named.getFirst());
      }
    }
    return Optional.empty();
  }

  /// The resource that the reference at a node means; that there is none is a mistake.
  Optional<Declared> resolve(List<ResourceKind> kinds, String vpcId, Node node, String reference) {
    Optional<Declared> found = find(kinds, vpcId, reference);
    if (found.isEmpty()) {
      List<String> known = new ArrayList<>();
      byName.forEach((name, declared) -> {
        if (kinds.contains(name.kind())) {
          known.add(name.text());
        }
      });
      byId.forEach((id, declared) -> {
        if (kinds.contains(declared.kind())) {
          known.add(id);
        }
      });
      boolean ambiguous = known.contains(reference);
      mistakes.at(
          node,
          ambiguous
              ? "\"" + reference + "\" stands in several VPCs; use its id instead of its name"
              : "there is no "
                  + String.join(" or ", kinds.stream().map(ResourceKind::noun).toList())
                  + " \""
                  + reference
                  + "\" in this description"
                  + NearName.hint(reference, known));
    }
    return found;
  }
}
