package weir.api.ec2;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.model.aws.Fault;
import weir.model.network.Attachment;

/// Where an interface's packets are captured, as the tag `weir:attachment` says it.
///
/// ```
/// eth0                          the Linux interface eth0 of the host of `weir serve`
/// netns/web1:eth0               eth0 in the network namespace web1
/// veth3;side=hypervisor         the outer end of a machine's link: what is received is egress
/// netns/web1:eth0;host=node7    on the host of the agent node7
/// ```
///
/// @param host whose agent captures it; empty for the host of the control plane itself
record TaggedAttachment(Attachment.LinuxInterface link, String host) {
  private static final Pattern PLACE =
      Pattern.compile("(?:netns/([A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}):)?([^\\s/:;.][^\\s/:;]{0,14})");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,252}");

  /// @throws Fault.Invalid when the value has another form
  static TaggedAttachment parse(String text) {
    String[] parts = text.split(";", -1);
    Matcher place = PLACE.matcher(parts[0]);
    if (!place.matches()) {
      throw unreadable(text);
    }
    Attachment.Side side = Attachment.Side.MACHINE;
    String host = "";
    for (int i = 1; i < parts.length; i++) {
      switch (parts[i]) {
        case "side=machine" -> side = Attachment.Side.MACHINE;
        case "side=hypervisor" -> side = Attachment.Side.HYPERVISOR;
        case String option when option.startsWith("host=") -> host = host(option, text);
        default -> throw unreadable(text);
      }
    }
    return new TaggedAttachment(
        new Attachment.LinuxInterface(place.group(2), place.group(1), side), host);
  }

  private static String host(String option, String text) {
    String host = option.substring("host=".length());
    if (!HOST.matcher(host).matches()) {
      throw unreadable(text);
    }
    return host;
  }

  private static Fault unreadable(String text) {
    return new Fault.Invalid(
        WeirTags.ATTACHMENT
            + " is \""
            + text
            + "\" but must be like eth0, netns/web1:eth0, veth3;side=hypervisor or"
            + " eth0;host=node7");
  }

  /// The tag's value, which [#parse] reads.
  String print() {
    StringBuilder text = new StringBuilder();
    if (link.namespace() != null) {
      text.append("netns/").append(link.namespace()).append(':');
    }
    text.append(link.name());
    if (link.side() == Attachment.Side.HYPERVISOR) {
      text.append(";side=hypervisor");
    }
    if (!host.isEmpty()) {
      text.append(";host=").append(host);
    }
    return text.toString();
  }
}
