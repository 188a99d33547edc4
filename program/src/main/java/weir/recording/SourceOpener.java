package weir.recording;

import weir.capture.source.AfPacketSource;
import weir.capture.source.LiveCapture;
import weir.capture.source.NetworkNamespace;
import weir.capture.source.PacketSource;
import weir.model.network.Attachment;
import weir.model.network.NetworkInterface;

/// Opens what is to be recorded of an interface.
@FunctionalInterface
public interface SourceOpener {
  /// Every packet of the Linux interface.
  SourceOpener LINUX =
      (eni, link) -> {
        String namespace = link.namespace();
        LiveCapture capture = LiveCapture.of(link.name());
        return AfPacketSource.open(
            namespace == null ? capture : capture.in(NetworkNamespace.named(namespace)));
      };

  /// @param link the Linux interface that `eni` is attached to
  /// @throws weir.model.aws.Fault when it cannot be captured now
  PacketSource open(NetworkInterface eni, Attachment.LinuxInterface link);
}
