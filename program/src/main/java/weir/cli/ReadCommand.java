package weir.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import weir.capture.aggregate.CaptureLane;
import weir.capture.aggregate.LaneOptions;
import weir.capture.aggregate.RecordingPlan;
import weir.capture.aggregate.Subject;
import weir.capture.decode.HeaderDecoder;
import weir.capture.source.SequenceSource;
import weir.model.aws.Fault;
import weir.model.flow.RecordSink;
import weir.model.network.Attachment;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.store.state.NetworkFile;

/// `weir read`: capture files to flow records on standard output.
@Command(
    name = "read",
    header = "Turns capture files into flow records.",
    description = {
      "Reads pcap and pcapng files, plain or in gzip, and prints the flow records that AWS would"
          + " have written of them.",
      "",
      "With --network, security groups and network ACLs judge every packet; without it every packet"
          + " counts as ACCEPT."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir read traffic.pcap",
      "  weir read --network network.yaml --format all --json traffic.pcap.gz",
      "  weir read --network network.yaml                       the captures that the description"
          + " names",
      "  weir read --format 'srcaddr dstaddr dstport action' --action REJECT --network network.yaml"
          + " traffic.pcap",
      "  tcpdump -w - -i eth0 | weir read --address 10.0.1.5 -"
    })
final class ReadCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Capture files, one behind the other; - is standard input.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--network",
      paramLabel = "FILE",
      description = "Description of the network, as weir network check takes it.")
  private @Nullable Path networkFile;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      split = ",",
      description =
          "Addresses of the captured machine, which tell ingress from egress where there is no"
              + " description.")
  private List<String> addresses = new ArrayList<>();

  @Mixin private RecordOptions records = new RecordOptions();
  @Mixin private DecodeOptions decoding = new DecodeOptions();

  @Option(names = "--quiet", description = "Leaves out the notices on standard error.")
  private boolean quiet;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    RecordPrinter printer = records.printer(out);
    Tally tally = new Tally();
    if (networkFile == null) {
      readUndescribed(printer, tally);
    } else {
      readDescribed(NetworkFile.read(networkFile), networkFile, printer, tally);
    }
    printer.finish();
    if (!quiet) {
      tally.tell(spec.commandLine().getErr());
    }
    return 0;
  }

  private void readUndescribed(RecordSink sink, Tally tally) throws IOException {
    if (files.isEmpty()) {
      throw new Fault.Invalid("weir read needs a capture file; name one, or - for standard input");
    }
    if (!quiet) {
      notice("no --network: every packet counts as ACCEPT, and account and interface stay -");
    }
    run(
        files,
        new Subject.Undescribed(RecordOptions.addresses(addresses), records.plan()),
        sink,
        tally);
  }

  private void readDescribed(Network network, Path description, RecordSink sink, Tally tally)
      throws IOException {
    if (!addresses.isEmpty()) {
      throw new Fault.Invalid(
          "--address has no use beside --network, which describes the interfaces' addresses");
    }
    List<String> unattached = new ArrayList<>(files);
    for (NetworkInterface eni : network.interfaces()) {
      if (eni.attachment() instanceof Attachment.CaptureFile capture) {
        String path = description.resolveSibling(capture.path()).toString();
        boolean named = unattached.removeIf(file -> Path.of(file).equals(Path.of(path)));
        if (named || files.isEmpty()) {
          Subject one =
              new Subject.Interface(network, eni, Attachment.Side.MACHINE, records.plan());
          run(List.of(path), one, sink, tally);
        }
      }
    }
    if (!unattached.isEmpty()) {
      RecordingPlan plan = records.plan();
      run(unattached, new Subject.WholeNetwork(network, eni -> plan), sink, tally);
    }
    if (files.isEmpty() && tally.isEmpty()) {
      throw new Fault.Invalid(
          description + " attaches no interface to a capture file; name capture files to read");
    }
  }

  private void run(List<String> captures, Subject subject, RecordSink sink, Tally tally)
      throws IOException {
    try (SequenceSource source = new SequenceSource(captures)) {
      CaptureLane lane =
          CaptureLane.overFile(
              source,
              new HeaderDecoder(decoding.options()),
              subject,
              sink,
              LaneOptions.defaults(ThreadLocalRandom.current().nextLong()));
      try {
        lane.run();
      } finally {
        tally.add(lane.counters());
      }
    }
  }

  private void notice(String sentence) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("weir: " + sentence);
    err.flush();
  }
}
