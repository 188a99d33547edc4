package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `weir serve` on a disk that is full: it says so, loses nothing that it acknowledged, and goes on
/// by itself when there is room again.
class ServeFullDiskTest {
  private static final int OBJECT_BYTES = 300_000;
  private static final int MOST_ROUNDS = 5_000;
  private static final String CREATE =
      "Action=CreateVpc&Version=2016-11-15&CidrBlock=10.0.0.0%2F16";

  @TempDir private Path folder;

  /// On a small file system of its own, which is gone with the process.
  private Served start(Path disk) {
    String mount = "mount -t tmpfs -o size=32m weir-test '" + disk + "' && exec \"$@\"";
    return Served.wrapped(
        List.of("unshare", "-m", "sh", "-c", mount, "sh"), "--state", disk + "/state");
  }

  @Test
  void saysThatTheDiskIsFullAndGoesOnWhenItIsNot() throws IOException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    try (Served served = start(disk)) {
      Client client = new Client(served.endpoint());
      assertEquals(200, client.s3("PUT", "/kept", new byte[0]).status());
      Map<String, byte[]> acknowledged = fillWithObjects(client, disk);
      List<String> vpcs = fillWithState(client, disk);

      acknowledged.forEach((key, content) -> reads(client, key, content));
      for (String key : acknowledged.keySet().stream().limit(20).toList()) {
        assertEquals(204, client.s3("DELETE", key, new byte[0]).status(), key);
      }
      acknowledged.keySet().removeAll(acknowledged.keySet().stream().limit(20).toList());

      byte[] fresh = content(-1);
      assertEquals(200, client.s3("PUT", "/kept/fresh", fresh).status());
      reads(client, "/kept/fresh", fresh);
      acknowledged.forEach((key, content) -> reads(client, key, content));
      vpcs.add(made(client.form("ec2", CREATE)));
      assertEquals(vpcs.stream().sorted().toList(), described(client));
      assertFalse(served.process().said().contains("\"defect\""), served.process()::said);
      assertEquals(200, served.page("health").statusCode());
    }
  }

  /// Each call on a connection of its own: the server ends one whose body it did not want.
  private record Client(URI endpoint) {
    SignedConnection.Answer s3(String method, String path, byte[] body) throws IOException {
      try (SignedConnection connection = new SignedConnection(endpoint)) {
        return connection.s3(method, path, body);
      }
    }

    SignedConnection.Answer form(String service, String form) throws IOException {
      try (SignedConnection connection = new SignedConnection(endpoint)) {
        return connection.form(service, form);
      }
    }
  }

  private static byte[] content(int seed) {
    byte[] content = new byte[OBJECT_BYTES];
    new Random(seed).nextBytes(content);
    return content;
  }

  private static void reads(Client client, String key, byte[] content) {
    try {
      SignedConnection.Answer answer = client.s3("GET", key, new byte[0]);
      assertEquals(200, answer.status(), answer::toString);
      assertArrayEquals(content, answer.body(), key);
    } catch (IOException gone) {
      throw new AssertionError(key, gone);
    }
  }

  /// Puts objects until the disk takes no more, then smaller ones.
  private static Map<String, byte[]> fillWithObjects(Client client, Path disk) throws IOException {
    Map<String, byte[]> acknowledged = new LinkedHashMap<>();
    for (int i = 0; i < MOST_ROUNDS; i++) {
      byte[] content = content(i);
      SignedConnection.Answer answer = client.s3("PUT", "/kept/" + i, content);
      if (answer.status() != 200) {
        saysThatTheDiskIsFull(answer, disk);
        return acknowledged;
      }
      acknowledged.put("/kept/" + i, content);
    }
    throw new AssertionError("the disk never was full");
  }

  private static List<String> fillWithState(Client client, Path disk) throws IOException {
    List<String> vpcs = new ArrayList<>();
    for (int i = 0; i < MOST_ROUNDS; i++) {
      SignedConnection.Answer answer = client.form("ec2", CREATE);
      if (answer.status() != 200) {
        saysThatTheDiskIsFull(answer, disk);
        return vpcs;
      }
      vpcs.add(made(answer));
      // Small objects take what is left, which the state would need.
      client.s3("PUT", "/kept/small", new byte[100_000 - i]);
    }
    throw new AssertionError("the disk never was full");
  }

  private static void saysThatTheDiskIsFull(SignedConnection.Answer answer, Path disk) {
    assertEquals(503, answer.status(), answer::toString);
    assertTrue(answer.toString().contains("the disk is full"), answer::toString);
    assertFalse(answer.toString().contains(disk.toString()), answer::toString);
    assertFalse(answer.toString().contains("jdbc"), answer::toString);
  }

  private static String made(SignedConnection.Answer answer) {
    assertEquals(200, answer.status(), answer::toString);
    String text = answer.toString();
    return text.substring(text.indexOf("<vpcId>") + 7, text.indexOf("</vpcId>"));
  }

  private static List<String> described(Client client) throws IOException {
    List<String> ids = new ArrayList<>();
    String text =
        client
            .form(
                "ec2",
                "Action=DescribeVpcs&Version=2016-11-15&Filter.1.Name=is-default"
                    + "&Filter.1.Value.1=false")
            .toString();
    for (int at = text.indexOf("<vpcId>"); at >= 0; at = text.indexOf("<vpcId>", at + 1)) {
      ids.add(text.substring(at + 7, text.indexOf("</vpcId>", at)));
    }
    return ids.stream().sorted().toList();
  }
}
