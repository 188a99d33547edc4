package weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.dataplane.lab.LabNetwork;

class ExplainCommandTest {
  @TempDir private Path folder;

  private String explain(String records) throws IOException {
    Path network = Files.writeString(folder.resolve("network.yaml"), LabNetwork.text());
    Path logs = Files.writeString(folder.resolve("some.log"), records);
    StringWriter said = new StringWriter();
    int code =
        WeirCommand.line(
                (settings, sources, log) -> {
                  throw new AssertionError("nothing is served here");
                })
            .setOut(new PrintWriter(said))
            .execute("explain", "--network", network.toString(), "--from", logs.toString());
    assertEquals(0, code);
    return said.toString();
  }

  @Test
  void saysWhichRuleRejectedAFlowAndAnAnswer() throws IOException {
    assertEquals(
        """
        198.51.100.66 -> bastion 10.0.1.22, tcp 22 and 1 other, 3 times
          no ingress rule of sg-000000000000ba571 allows it
          To let it pass: add to sg-000000000000ba571 an ingress rule tcp 22 from 198.51.100.66/32
        db 10.0.3.50 -> 10.0.1.22, answer from tcp 5432, once
          network ACL denies it: acl-0000000000000a003 egress rule * (deny all traffic)
          To let it pass: add to acl-0000000000000a003 the egress rule 200 allow tcp 1024-65535 to 10.0.1.22/32
        """,
        explain(
            """
            interface-id srcaddr dstaddr srcport dstport protocol action log-status
            eni-000000000000ba571 198.51.100.66 10.0.1.22 40000 22 6 REJECT OK
            eni-000000000000ba571 198.51.100.66 10.0.1.22 40001 22 6 REJECT OK
            eni-000000000000ba571 198.51.100.66 10.0.1.22 40002 23 6 REJECT OK
            eni-00000000000000db0 10.0.1.22 10.0.3.50 40003 5432 6 ACCEPT OK
            eni-00000000000000db0 10.0.3.50 10.0.1.22 5432 40003 6 REJECT OK
            """));
  }

  /// Where rules only judge, a rejected host answers all the same, and its answer may pass.
  @Test
  void takesNoRequestForAnAnswer() throws IOException {
    assertEquals(
        """
        198.51.100.66 -> bastion 10.0.1.22, icmp, once
          no ingress rule of sg-000000000000ba571 allows it
          To let it pass: add to sg-000000000000ba571 an ingress rule icmp type 8 code 0 from 198.51.100.66/32
        198.51.100.66 -> bastion 10.0.1.22, tcp 81, once
          network ACL denies it: acl-0000000000000a001 ingress rule * (deny all traffic)
          To let it pass: add to acl-0000000000000a001 the ingress rule 200 allow tcp 81 from 198.51.100.66/32
          To let it pass: add to sg-000000000000ba571 an ingress rule tcp 81 from 198.51.100.66/32
        """,
        explain(
            """
            interface-id srcaddr dstaddr srcport dstport protocol action log-status
            eni-000000000000ba571 198.51.100.66 10.0.1.22 0 0 1 REJECT OK
            eni-000000000000ba571 10.0.1.22 198.51.100.66 0 0 1 ACCEPT OK
            eni-000000000000ba571 198.51.100.66 10.0.1.22 40000 81 6 REJECT OK
            eni-000000000000ba571 10.0.1.22 198.51.100.66 81 40000 6 ACCEPT OK
            """));
  }

  @Test
  void saysSoWhenNothingWasRejected() throws IOException {
    assertEquals(
        "No flow was rejected.\n",
        explain(
            """
            interface-id srcaddr dstaddr srcport dstport protocol action log-status
            eni-00000000000000db0 10.0.1.22 10.0.3.50 40003 5432 6 ACCEPT OK
            """));
  }
}
