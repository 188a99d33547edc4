package weir.store.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import weir.model.network.Attachment;

/// Reads where an interface's packets are captured.
final class AttachmentReader {
  private AttachmentReader() {}

  static Optional<Attachment> read(Section section) {
    Optional<String> linux = section.text("interface");
    Optional<String> capture = section.text("capture");
    if (linux.isPresent() == capture.isPresent()) {
      section
          .mistakes()
          .at(
              section.node(),
              "an attachment needs either \"interface\" (a Linux interface) or \"capture\" (a"
                  + " file)");
      return Optional.empty();
    }
    Attachment.Side side = section.choice("side", sides()).orElse(Attachment.Side.MACHINE);
    Optional<String> namespace = section.text("namespace");
    if (capture.isPresent()) {
      namespace.ifPresent(_ ->
          section
              .mistakes()
              .at(section.node(), "a capture file has no namespace; leave \"namespace\" out"));
      return Optional.of(new Attachment.CaptureFile(capture.get()));
    }
    return linux.map(name -> new Attachment.LinuxInterface(name, namespace.orElse(null), side));
  }

  private static Map<String, Attachment.Side> sides() {
    Map<String, Attachment.Side> sides = new LinkedHashMap<>();
    sides.put("machine", Attachment.Side.MACHINE);
    sides.put("hypervisor", Attachment.Side.HYPERVISOR);
    return sides;
  }
}
