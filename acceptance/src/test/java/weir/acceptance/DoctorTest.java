package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `weir doctor` as people use it: they read it, run the commands that it prints, and ask again.
class DoctorTest {
  private static Outcome doctor(Served served, String... options) {
    List<String> arguments = new ArrayList<>(List.of("doctor"));
    arguments.addAll(List.of(options));
    return Weir.run(served.environment(), new byte[0], arguments.toArray(String[]::new));
  }

  /// Runs the commands of a finding as they are printed, but with the CLI of the tests.
  private static void obey(Served served, Outcome told, String symptom) {
    String finding = told.out().substring(told.out().indexOf("[" + symptom + "]"));
    int end = finding.indexOf("\n\n");
    List<String> commands =
        (end < 0 ? finding : finding.substring(0, end))
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("aws "))
            .toList();
    assertFalse(commands.isEmpty(), told::out);
    for (String command : commands) {
      Running.start(
              served.environment(),
              List.of("bash", "-c", "unset http_proxy https_proxy; /usr/bin/" + command))
          .finish()
          .orFail();
    }
  }

  @Test
  void theCommandsThatItPrintsMendWhatItFinds() {
    try (Served served = Served.ephemeral()) {
      assertEquals("There are no flow logs.\n", doctor(served).orFail().out());
      served.boto3(
          """
          ec2, s3 = client("ec2"), client("s3")
          s3.create_bucket(Bucket="some-logs")
          vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
          ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.1.0/24")
          made = ec2.create_flow_logs(
              ResourceType="VPC", ResourceIds=[vpc], TrafficType="ALL", LogDestinationType="s3",
              LogDestination="arn:aws:s3:::some-logs")
          assert not made["Unsuccessful"], made
          s3.delete_bucket(Bucket="some-logs")
          """);
      Outcome first = doctor(served).expecting(1);
      assertTrue(first.out().contains("[no-interfaces]"), first::out);
      assertTrue(first.out().contains("[bucket-missing]"), first::out);
      obey(served, first, "bucket-missing");
      obey(served, first, "no-interfaces");

      Outcome second = doctor(served, "--control", served.endpoint().toString()).expecting(1);
      assertFalse(second.out().contains("[no-interfaces]"), second::out);
      assertTrue(second.out().contains("[bucket-policy]"), second::out);
      obey(served, second, "bucket-policy");

      Outcome third = doctor(served, "--json");
      assertFalse(third.out().contains("bucket-"), third::out);
    }
  }

  /// The kernel itself refuses the packet socket: the process has not the capability.
  @Test
  void withoutThePrivilegeToCaptureItSaysSoUntilItIsStartedWithIt(@TempDir Path folder) {
    String state = folder.resolve("state").toString();
    try (Cable cable = new Cable()) {
      try (Served served =
          Served.wrapped(List.of("setpriv", "--bounding-set=-net_raw"), "--state", state)) {
        served.boto3(
            """
            ec2, s3 = client("ec2"), client("s3")
            s3.create_bucket(Bucket="some-logs")
            vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
            subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
            eni = ec2.create_network_interface(
                SubnetId=subnet, PrivateIpAddress="10.0.1.50",
                TagSpecifications=[{"ResourceType": "network-interface", "Tags": [
                    {"Key": "weir:attachment", "Value": "netns/%s:eth0"}]}])
            made = ec2.create_flow_logs(
                ResourceType="VPC", ResourceIds=[vpc], TrafficType="ALL", LogDestinationType="s3",
                LogDestination="arn:aws:s3:::some-logs")
            assert not made["Unsuccessful"], made
            """
                .formatted(cable.machine()));
        Outcome denied = doctor(served).expecting(1);
        assertTrue(denied.out().contains("[capture-denied]"), denied::out);
        assertTrue(denied.out().contains("run as root or with CAP_NET_RAW"), denied::out);
        assertTrue(denied.out().contains("AmbientCapabilities='CAP_NET_RAW"), denied::out);
      }
      try (Served served = Served.in(Path.of(state))) {
        Outcome mended = doctor(served);
        assertFalse(mended.out().contains("capture-"), mended::out);
      }
    }
  }

  @Test
  void anUnknownFlowLogAndAServiceThatIsAwayAreSaid() {
    try (Served served = Served.ephemeral()) {
      Outcome unknown = doctor(served, "--flow-log", "fl-00000000000000001").expecting(1);
      assertTrue(unknown.err().contains("there is no flow log fl-00000000000000001"), unknown::err);
      Outcome away = doctor(served, "--control", "http://127.0.0.1:1").expecting(1);
      assertTrue(away.err().contains("http://127.0.0.1:1 cannot be reached"), away::err);
    }
  }
}
