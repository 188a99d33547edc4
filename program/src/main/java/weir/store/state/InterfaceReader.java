package weir.store.state;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import weir.model.aws.Fault;
import weir.model.aws.NearName;
import weir.model.flow.RecordField;
import weir.model.network.ConnectionTimeouts;
import weir.model.network.EcsTask;
import weir.model.network.InterfaceAddresses;
import weir.model.network.InterfaceOwner;
import weir.model.network.InterfaceType;
import weir.model.network.NetworkInterface;
import weir.model.network.ResourceId;

/// Reads the interfaces of one VPC.
final class InterfaceReader {
  private final Names names;
  private final Mistakes mistakes;
  private final Outline.VpcOutline vpc;
  private final String accountId;
  private final AddressReader addresses;

  InterfaceReader(
      Names names,
      Mistakes mistakes,
      Outline.VpcOutline vpc,
      String accountId,
      AddressReader addresses) {
    this.names = names;
    this.mistakes = mistakes;
    this.vpc = vpc;
    this.accountId = accountId;
    this.addresses = addresses;
  }

  Optional<NetworkInterface> read(Section section, Outline.SubnetOutline subnet) {
    Optional<ManagedService> service = section.choice("service", ManagedService.words());
    InterfaceType type =
        section
            .value("type", InterfaceReader::type)
            .or(() -> service.map(ManagedService::type))
            .orElse(InterfaceType.INTERFACE);
    InterfaceAddresses own = addresses.read(section);
    List<String> groups = groups(section, service);
    InterfaceOwner owner = owner(section, service);
    ConnectionTimeouts timeouts = timeouts(section);
    Names.Declared declared = names.of(section);
    return mistakes.attempt(
        section.node(),
        () ->
            new NetworkInterface(
                declared.id(),
                subnet.declared().id(),
                type,
                own,
                groups,
                owner,
                timeouts,
                section
                    .section("attach", Shape.ATTACHMENT)
                    .flatMap(AttachmentReader::read)
                    .orElse(null),
                tags(section, declared)));
  }

  /// The tags of a resource; its name, where it has one, is the tag `Name` unless that is given.
  static Map<String, String> tags(Section section, Names.Declared declared) {
    Map<String, String> tags = new LinkedHashMap<>(section.pairs("tags"));
    if (section.find("name").isPresent()) {
      tags.putIfAbsent("Name", declared.name());
    }
    return tags;
  }

  private static InterfaceType type(String word) {
    return InterfaceType.find(word)
        .orElseThrow(() ->
            new Fault.Invalid(
                "\""
                    + word
                    + "\" is no interface type; it must be one of "
                    + String.join(", ", InterfaceType.wireNames())
                    + NearName.hint(word, InterfaceType.wireNames())));
  }

  private List<String> groups(Section section, Optional<ManagedService> service) {
    if (section.find("security-groups").isEmpty()) {
      return service.map(ManagedService::grouped).orElse(true) ? List.of(vpc.groupId()) : List.of();
    }
    List<String> groups = new ArrayList<>();
    for (Node node : section.items("security-groups")) {
      section
          .scalar(node)
          .flatMap(text ->
              names.resolve(List.of(ResourceKind.SECURITY_GROUP), vpc.declared().id(), node, text))
          .ifPresent(group -> {
            if (!group.vpcId().equals(vpc.declared().id())) {
              mistakes.at(
                  node,
                  "security group \""
                      + group.name()
                      + "\" belongs to another VPC; an interface takes groups of its own VPC");
            } else if (groups.contains(group.id())) {
              mistakes.at(node, "security group \"" + group.name() + "\" stands twice here");
            } else {
              groups.add(group.id());
            }
          });
    }
    return groups;
  }

  private InterfaceOwner owner(Section section, Optional<ManagedService> service) {
    String account = section.value("account", ResourceId::requireAccount).orElse(accountId);
    String requester =
        section
            .text("requester")
            .or(() -> service.map(known -> known.requester().orElse(account)))
            .orElse(null);
    return new InterfaceOwner(
        account,
        requester,
        section.value("instance", id -> ResourceId.require("i", id)).orElse(null),
        section.text("resource").orElse(null),
        section.pairs("instance-tags"),
        section.pairs("auto-scaling-group-tags"),
        section.find("ecs").flatMap(this::ecs).orElse(null));
  }

  private Optional<EcsTask> ecs(Node node) {
    List<String> keys = ecsKeys();
    Map<RecordField, String> values = new EnumMap<>(RecordField.class);
    Section.entries(node, mistakes)
        .ifPresent(entries ->
            entries.forEach((key, value) -> {
              Optional<RecordField> field = RecordField.find("ecs-" + key.getValue());
              if (field.isEmpty()) {
                mistakes.at(
                    key,
                    "\""
                        + key.getValue()
                        + "\" is not a key here; the keys are "
                        + String.join(", ", keys)
                        + NearName.hint(key.getValue(), keys));
              } else if (value instanceof ScalarNode text) {
                values.put(field.get(), text.getValue());
              } else {
                mistakes.at(value, "here must be one plain value, not a list or keys");
              }
            }));
    return values.isEmpty() ? Optional.empty() : Optional.of(new EcsTask(values));
  }

  /// The keys below `ecs`: the record's fields without `ecs-`.
  static List<String> ecsKeys() {
    List<String> keys = new ArrayList<>();
    for (RecordField field : RecordField.values()) {
      if (field.fieldName().startsWith("ecs-")) {
        keys.add(field.fieldName().substring("ecs-".length()));
      }
    }
    return keys;
  }

  private ConnectionTimeouts timeouts(Section section) {
    ConnectionTimeouts standard = ConnectionTimeouts.DEFAULT;
    return section
        .section("timeouts", Shape.TIMEOUTS)
        .flatMap(given ->
            mistakes.attempt(
                given.node(),
                () ->
                    new ConnectionTimeouts(
                        given
                            .value("tcp-established", DurationText::parse)
                            .orElse(standard.tcpEstablished()),
                        given.value("udp-stream", DurationText::parse).orElse(standard.udpStream()),
                        given.value("udp", DurationText::parse).orElse(standard.udp()))))
        .orElse(standard);
  }
}
