package weir.store.state;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import weir.model.flow.FlowDirection;

/// A rule in one line, such as `allow tcp 443 from 0.0.0.0/0` or `100 deny all to 10.0.0.0/8`,
/// taken apart.
///
/// @param number as written, empty without one
record RuleText(String number, boolean allow, String traffic, String peer) {
  private static final Pattern FORM =
      Pattern.compile(" *(?:(\\d{1,5}) +)?(allow|deny) +(.+?) +(from|to) +(\\S+) *");

  /// Reads the line at a node; that it has another form is a mistake.
  static Optional<RuleText> read(
      ScalarNode node, FlowDirection direction, boolean numbered, Mistakes mistakes) {
    Matcher matcher = FORM.matcher(node.getValue());
    String preposition = preposition(direction);
    if (!matcher.matches()
        || !matcher.group(4).equals(preposition)
        || numbered != (matcher.group(1) != null)) {
      mistakes.at(
          (Node) node,
          "\""
              + node.getValue()
              + "\" is no "
              + direction.wireName()
              + " rule; write it like \""
              + (numbered ? "100 " : "")
              + "allow tcp 443 "
              + preposition
              + " 10.0.0.0/8\"");
      return Optional.empty();
    }
    return Optional.of(
        new RuleText(
            matcher.group(1) == null ? "" : matcher.group(1),
            matcher.group(2).equals("allow"),
            matcher.group(3),
            matcher.group(5)));
  }

  /// The key or word before a rule's other side: `from` for ingress, `to` for egress.
  static String preposition(FlowDirection direction) {
    return direction == FlowDirection.INGRESS ? "from" : "to";
  }
}
