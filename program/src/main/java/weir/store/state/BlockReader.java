package weir.store.state;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;
import weir.model.net.Cidr;

/// Reads the address blocks of VPCs or subnets that stand beside each other and must not overlap.
final class BlockReader {
  private record Seen(Cidr cidr, Node node) {}

  private final Mistakes mistakes;
  private final List<Seen> seen = new ArrayList<>();

  BlockReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /// @param around the blocks of which each must be a part; empty for no such rule
  List<Cidr> read(Section section, List<Cidr> around) {
    List<Cidr> blocks = new ArrayList<>();
    for (Node node : section.items("cidrs")) {
      section
          .value(node, Cidr::of)
          .ifPresent(cidr -> {
            check(node, cidr, around);
            seen.add(new Seen(cidr, node));
            blocks.add(cidr);
          });
    }
    return blocks;
  }

  private void check(Node node, Cidr cidr, List<Cidr> around) {
    if (!around.isEmpty() && around.stream().noneMatch(outer -> contains(outer, cidr))) {
      mistakes.at(
          node,
          cidr
              + " lies outside its VPC, which has "
              + String.join(", ", around.stream().map(Cidr::toString).toList()));
    }
    seen.stream()
        .filter(other -> other.cidr().isIpv4() == cidr.isIpv4() && other.cidr().overlaps(cidr))
        .findFirst()
        .ifPresent(other ->
            mistakes.at(
                node,
                cidr
                    + " overlaps with "
                    + other.cidr()
                    + " in line "
                    + other.node().getStartMark().map(mark -> mark.getLine() + 1).orElse(0)));
  }

  private static boolean contains(Cidr outer, Cidr inner) {
    return outer.isIpv4() == inner.isIpv4() && outer.contains(inner);
  }
}
