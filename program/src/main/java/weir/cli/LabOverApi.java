package weir.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import weir.dataplane.lab.LabNetwork;
import weir.model.aws.Fault;
import weir.model.network.Attachment;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.store.state.NetworkFile;

/// The lab's network as the `aws` command line makes it: the same as described, under the ids and
/// hardware addresses that the API gives.
final class LabOverApi {
  static final String BUCKET = "lab-flow-logs";

  private final AwsShell aws;
  private final StopSignal stop;
  private final Network described = LabNetwork.read();
  private final Map<String, String> given = new TreeMap<>();

  LabOverApi(AwsShell aws, StopSignal stop) {
    this.aws = aws;
    this.stop = stop;
  }

  /// Makes the bucket and the network.
  ///
  /// @return the network's description, as text
  String make() {
    aws.chapter("A bucket for the flow logs");
    run(AwsCommand.plain("aws s3 mb s3://" + BUCKET));
    for (AwsChapter chapter : AwsScript.of(described)) {
      aws.chapter(
          chapter.makes().substring(0, 1).toUpperCase(Locale.ROOT) + chapter.makes().substring(1));
      chapter.commands().forEach(this::run);
    }
    String cards =
        aws.run(
            AwsCommand.shown(
                "aws ec2 describe-network-interfaces --filters Name=vpc-id,Values=$VPC --query"
                    + " 'NetworkInterfaces[].[NetworkInterfaceId,MacAddress]' --output text"));
    for (NetworkInterface eni : described.interfaces()) {
      String own = Objects.requireNonNull(given.get(eni.id()));
      given.put(Objects.requireNonNull(eni.addresses().mac()).toString(), mac(cards, own));
    }
    return LabNetwork.served(given, aws.value("VPC6"));
  }

  private void run(AwsCommand command) {
    if (stop.asked()) {
      throw new Fault.Unavailable("stopped");
    }
    aws.run(command);
    String id = command.describedId();
    if (id != null) {
      given.put(id, aws.value(Objects.requireNonNull(command.variable())));
    }
  }

  private static String mac(String cards, String eni) {
    return cards
        .lines()
        .filter(line -> line.startsWith(eni))
        .map(line -> line.substring(eni.length()).strip())
        .findFirst()
        .orElseThrow(() -> new Fault.Unavailable("the API has no hardware address of " + eni));
  }

  /// The network that a description of [#make] tells of.
  static Network read(String text) {
    NetworkFile.Checked checked = NetworkFile.check("network.yaml", text);
    return checked
        .network()
        .orElseThrow(() -> new IllegalStateException(checked.mistakes().toString()));
  }

  /// Says of each interface where its packets are, so that the service captures them.
  void attach(Network built) {
    aws.chapter("The machines: a tag says where the packets of an interface are");
    for (NetworkInterface eni : built.interfaces()) {
      if (eni.attachment() instanceof Attachment.LinuxInterface link) {
        run(
            AwsCommand.plain(
                "aws ec2 create-tags --resources "
                    + variable(eni)
                    + " --tags Key=weir:attachment,Value=netns/"
                    + link.namespace()
                    + ":"
                    + link.name()));
      }
    }
  }

  private static String variable(NetworkInterface eni) {
    return "$ENI_" + eni.tags().getOrDefault("Name", "").toUpperCase(Locale.ROOT);
  }

  void createFlowLog() {
    aws.chapter("The flow log: every packet of the VPC, in records of a minute");
    run(
        AwsCommand.kept(
            "FL",
            "aws ec2 create-flow-logs --resource-type VPC --resource-ids $VPC --traffic-type ALL"
                + " --max-aggregation-interval 60 --log-destination-type s3 --log-destination"
                + " arn:aws:s3:::"
                + BUCKET
                + " --log-format '"
                + described.flowLogs().iterator().next().format()
                + "' --query 'FlowLogIds[0]'",
            null));
  }

  /// Ends the recording, which hands on what is recorded, and the flow log, which then publishes it
  /// at once and not at the next full five minutes.
  void deleteFlowLog() {
    aws.chapter("The end of the recording; a flow log that is deleted publishes what it has");
    aws.run(
        AwsCommand.shown(
            "aws ec2 describe-flow-logs --flow-log-ids $FL --query"
                + " 'FlowLogs[].[FlowLogId,FlowLogStatus,DeliverLogsStatus]' --output text"));
    aws.run(
        AwsCommand.plain(
            "aws ec2 delete-tags --tags Key=weir:attachment --resources "
                + described.interfaces().stream()
                    .map(LabOverApi::variable)
                    .collect(Collectors.joining(" "))));
    aws.run(AwsCommand.plain("aws ec2 delete-flow-logs --flow-log-ids $FL"));
    aws.run(
        AwsCommand.plain("while curl -s $WEIR/_weir/metrics | grep -q $FL; do sleep 0.2; done"));
  }

  /// Takes the files home.
  ///
  /// @param folder quoted for the shell
  void fetch(String folder) {
    aws.chapter("The files in the bucket");
    aws.run(AwsCommand.shown("aws s3 ls --recursive s3://" + BUCKET));
    aws.run(AwsCommand.plain("aws s3 sync --quiet s3://" + BUCKET + " " + folder));
  }
}
