package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.s3.S3Client;

/// `weir serve` killed at random moments under load: what it acknowledged is there afterwards, once
/// and whole.
class ServeKillTest {
  private static final int WRITERS = 4;

  @TempDir private Path folder;

  @Test
  void nothingAcknowledgedIsLostAndNothingIsDoubled() throws InterruptedException {
    int rounds = Integer.getInteger("weir.kill.rounds", Boolean.getBoolean("weir.long") ? 200 : 3);
    long seed = new Random().nextLong();
    System.out.println("seed " + seed + ", " + rounds + " rounds");
    Random random = new Random(seed);
    Ledger ledger = new Ledger();
    Path state = folder.resolve("state");
    String subnet;
    try (Served served = Served.in(state);
        Ec2Client ec2 = served.ec2();
        S3Client s3 = served.s3()) {
      String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
      subnet = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/17")).subnet().subnetId();
      s3.createBucket(r -> r.bucket("kept"));
    }
    for (int round = 0; round < rounds; round++) {
      try (Served served = Served.in(state)) {
        ledger.check(served);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        for (int writer = 0; writer < WRITERS; writer++) {
          String name = round + "-" + writer;
          boolean objects = writer % 2 == 0;
          writers.execute(() -> {
            if (objects) {
              ledger.putObjects(served, name);
            } else {
              ledger.createInterfaces(served, subnet, name);
            }
          });
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200 + random.nextInt(1000)));
        served.kill();
        writers.shutdown();
        assertTrue(writers.awaitTermination(60, TimeUnit.SECONDS));
      }
    }
    try (Served served = Served.in(state)) {
      ledger.check(served);
    }
    System.out.println(
        ledger.objects.size() + " objects, " + ledger.interfaces.size() + " interfaces");
    assertTrue(ledger.objects.size() > rounds, "objects were written");
    assertTrue(ledger.interfaces.size() > rounds, "interfaces were made");
  }

  /// What was acknowledged, and what was asked for and may be either way.
  private static final class Ledger {
    /// By key, the contents that it may have: the last acknowledged one, and one that was under
    /// way.
    private final Map<String, Set<String>> objects = new ConcurrentHashMap<>();

    /// By client token, the interface that was acknowledged for it.
    private final Map<String, String> interfaces = new ConcurrentHashMap<>();

    /// Tokens whose call was cut off.
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    private final AtomicInteger next = new AtomicInteger();

    void putObjects(Served served, String writer) {
      try (S3Client s3 = served.s3()) {
        for (int i = 0; ; i++) {
          String key = "some/prefix/" + writer + "/" + i % 5;
          String content = (next.getAndIncrement() + " ").repeat(1 + i % 2000);
          Set<String> possible = new HashSet<>(objects.getOrDefault(key, Set.of()));
          possible.add(content);
          if (possible.size() == 1) {
            possible.add("");
          }
          objects.put(key, possible);
          s3.putObject(r -> r.bucket("kept").key(key), RequestBody.fromString(content));
          objects.put(key, Set.of(content));
        }
      } catch (SdkException killed) {
        // What was under way is in the ledger as possible.
      }
    }

    void createInterfaces(Served served, String subnet, String writer) {
      String token = "";
      try (Ec2Client ec2 = served.ec2()) {
        for (int i = 0; ; i++) {
          String mine = writer + "-" + i;
          token = mine;
          open.add(mine);
          String id =
              ec2.createNetworkInterface(
                      r -> r.subnetId(subnet).clientToken(mine).description(mine))
                  .networkInterface()
                  .networkInterfaceId();
          interfaces.put(mine, id);
          open.remove(mine);
        }
      } catch (SdkException killed) {
        assertTrue(open.contains(token));
      }
    }

    void check(Served served) {
      try (S3Client s3 = served.s3();
          Ec2Client ec2 = served.ec2()) {
        Map<String, Set<String>> settled = new HashMap<>();
        Set<String> listed =
            s3.listObjectsV2Paginator(r -> r.bucket("kept")).contents().stream()
                .map(object -> object.key())
                .collect(Collectors.toSet());
        objects.forEach((key, possible) -> {
          String content =
              listed.contains(key)
                  ? s3.getObjectAsBytes(r -> r.bucket("kept").key(key))
                      .asString(StandardCharsets.UTF_8)
                  : "";
          assertTrue(
              possible.contains(content),
              () -> key + " has " + content.length() + " characters that nobody acknowledged");
          if (!content.isEmpty()) {
            settled.put(key, Set.of(content));
          }
        });
        assertEquals(settled.keySet(), listed, "objects that nobody wrote");
        objects.clear();
        objects.putAll(settled);
        // A call that was cut off is sent again, as clients do: it is done once, whatever came of
        // it.
        for (String token : Set.copyOf(open)) {
          String subnet =
              ec2.describeSubnets().subnets().stream()
                  .filter(s -> s.cidrBlock().equals("10.0.0.0/17"))
                  .findFirst()
                  .orElseThrow()
                  .subnetId();
          interfaces.put(
              token,
              ec2.createNetworkInterface(
                      r -> r.subnetId(subnet).clientToken(token).description(token))
                  .networkInterface()
                  .networkInterfaceId());
          open.remove(token);
        }
        Map<String, List<String>> there =
            ec2.describeNetworkInterfacesPaginator().networkInterfaces().stream()
                .collect(
                    Collectors.groupingBy(
                        NetworkInterface::description,
                        Collectors.mapping(
                            NetworkInterface::networkInterfaceId, Collectors.toList())));
        Map<String, List<String>> expected = new HashMap<>();
        interfaces.forEach((token, id) -> expected.put(token, List.of(id)));
        assertEquals(expected, there);
      }
    }
  }
}
