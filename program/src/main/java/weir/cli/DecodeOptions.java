package weir.cli;

import picocli.CommandLine.Option;
import weir.capture.decode.DecoderOptions;

/// The options of commands that decode packets: which tunnels to open.
final class DecodeOptions {
  @Option(
      names = "--vxlan",
      description = "Records the packets inside VXLAN (UDP 4789), as traffic mirroring sends them.")
  private boolean vxlan;

  @Option(
      names = "--geneve",
      description =
          "Records the packets inside Geneve (UDP 6081), as gateway load balancers send them.")
  private boolean geneve;

  DecoderOptions options() {
    return new DecoderOptions(vxlan, geneve);
  }
}
