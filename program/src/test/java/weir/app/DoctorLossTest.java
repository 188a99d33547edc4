package weir.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.app.DoctorRoom.assertEffect;
import static weir.app.DoctorRoom.commands;
import static weir.app.DoctorRoom.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weir.capture.VethPair;
import weir.capture.source.AfPacketSource;
import weir.capture.source.LiveCapture;
import weir.capture.source.NetworkNamespace;
import weir.capture.source.PacketBuffer;
import weir.capture.source.PacketSource;
import weir.capture.source.SourceCounters;
import weir.cli.ServeSettings;
import weir.recording.SourceOpener;

/// Records that are lost for good, and what the doctor says of it.
class DoctorLossTest {
  private static final Duration STEP = Duration.ofSeconds(3);

  private @Nullable DoctorRoom made;

  private DoctorRoom room(ServeSettings settings, SourceOpener sources) {
    DoctorRoom room = new DoctorRoom(settings, sources);
    made = room;
    return room;
  }

  @AfterEach
  void close() {
    Objects.requireNonNull(made).close();
  }

  @Test
  void packetsThatTheKernelHadNoRoomForAreSkipdata() {
    AtomicBoolean starved = new AtomicBoolean();
    DoctorRoom room =
        room(
            ServeSettings.usual(),
            (_, link) ->
                new Starved(
                    AfPacketSource.open(
                        new LiveCapture(
                            link.name(),
                            NetworkNamespace.named(Objects.requireNonNull(link.namespace())),
                            2 * LiveCapture.RING_BLOCK_BYTES,
                            true)),
                    starved));
    VethPair machine = room.machine(room.networkInterface());
    String flowLog = room.flowLog("ALL");
    room.ping();
    room.awaitWell(flowLog, STEP);

    starved.set(true);
    machine.onRight("ping", "-q", "-i", "0.002", "-l", "100", "-c", "3000", "10.77.0.11");
    starved.set(false);
    JsonNode finding = room.finding(flowLog, "skipdata", "the kernel dropped", STEP);
    assertEffect("LESS_ARRIVES", finding);
    assertTrue(
        evidence(finding).matches("(?s)\\d+ SKIPDATA records? of \\d+ \\([0-9.]+ %\\) since .*"),
        finding::toString);
    assertTrue(
        evidence(finding).matches("(?s).*the kernel dropped \\d+ packets of \\d+.*"),
        finding::toString);
    room.pass(Duration.ofHours(1));
    room.awaitGone(flowLog, "skipdata", Duration.ofMinutes(1));
  }

  @Test
  void recordsThatFoundNoRoomInTheSpoolAreSkipdata() {
    DoctorRoom room =
        room(
            ServeSettings.usual().within(new ServeSettings.Limits(0, 64, 16 << 20, 64 << 10, 0, 0)),
            SourceOpener.LINUX);
    VethPair machine = room.machine(room.networkInterface());
    String flowLog = room.flowLog("ALL");
    room.ping();
    room.awaitWell(flowLog, STEP);
    room.s3(
        "PUT",
        "/" + DoctorRoom.BUCKET + "?policy=",
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",
        "Action":"s3:PutObject","Resource":"arn:aws:s3:::some-logs/*"}]}\
        """);
    machine.onRight(
        "bash",
        "-c",
        "for p in $(seq 1024 9023); do echo > /dev/udp/10.77.0.11/$p; done 2>/dev/null; true");
    JsonNode finding = room.finding(flowLog, "skipdata", "found no room in the spool", STEP);
    assertTrue(commands(finding).startsWith("aws ec2 describe-flow-logs"), finding::toString);
    assertTrue(room.symptoms(flowLog).contains("bucket-policy"));
    room.s3("DELETE", "/" + DoctorRoom.BUCKET + "?policy=", "");
    String command = commands(room.finding(flowLog, "bucket-policy"));
    room.s3(
        "PUT",
        "/" + DoctorRoom.BUCKET + "?policy=",
        command.substring(command.indexOf('{'), command.length() - 1));
    room.pass(Duration.ofHours(1));
    room.awaitGone(flowLog, "skipdata", Duration.ofMinutes(1));
  }

  @Test
  void eventsThatWaitedLongerThanTheGroupKeepsThemAreTold() {
    DoctorRoom room = room(ServeSettings.usual(), SourceOpener.LINUX);
    String role = room.deliverer();
    room.logs("CreateLogGroup", "{\"logGroupName\":\"group\"}");
    room.logs("PutRetentionPolicy", "{\"logGroupName\":\"group\",\"retentionInDays\":1}");
    room.machine(room.networkInterface());
    String flowLog =
        room.flowLog(
            "ALL", "cloud-watch-logs", "&LogGroupName=group&DeliverLogsPermissionArn=" + role);
    room.iam(
        "PutRolePolicy",
        "RoleName=deliverer&PolicyName=none&PolicyDocument={\"Version\":\"2012-10-17\","
            + "\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"logs:*\",\"Resource\":\"*\"}]}");
    room.ping();
    room.finding(flowLog, "role-permission", "deliveries fail since", STEP);
    room.pass(Duration.ofDays(2));
    room.iam("DeleteRolePolicy", "RoleName=deliverer&PolicyName=none");

    JsonNode finding = room.finding(flowLog, "retention", STEP);
    assertTrue(
        evidence(finding).contains("the group group keeps events for 1 day"), finding::toString);
    assertEquals(
        "aws logs put-retention-policy --log-group-name group --retention-in-days 14",
        commands(finding));
    room.logs("PutRetentionPolicy", "{\"logGroupName\":\"group\",\"retentionInDays\":14}");
    room.pass(Duration.ofHours(1));
    room.awaitGone(flowLog, "retention", Duration.ofMinutes(1));
  }

  /// A lane that gets no processor time while it is starved.
  private record Starved(PacketSource source, AtomicBoolean starved) implements PacketSource {
    @Override
    public boolean read(PacketBuffer buffer) throws IOException {
      if (starved.get()) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        buffer.clear(new byte[0]);
        return true;
      }
      return source.read(buffer);
    }

    @Override
    public SourceCounters counters() {
      return source.counters();
    }

    @Override
    public void close() throws IOException {
      source.close();
    }
  }
}
