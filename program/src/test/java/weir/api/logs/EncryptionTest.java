package weir.api.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.logs.ServedLogs.refusal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.kms.KmsClient;

class EncryptionTest {
  private static final String GROUP = "arn:aws:logs:eu-central-1:123456789012:log-group:g";
  private static final String SECRET = "a very secret message";

  @TempDir private Path folder;
  private ServedLogs served;
  private CloudWatchLogsClient logs;
  private KmsClient kms;

  @BeforeEach
  void begin() {
    served = new ServedLogs(folder);
    logs = served.client(ServedLogs.ROOT);
    kms = served.kms();
  }

  @AfterEach
  void end() {
    served.close();
  }

  /// A key whose policy lets CloudWatch Logs use it for one group, as AWS's manual has it.
  private String key(String group) {
    String policy =
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"},
           "Action": "kms:*", "Resource": "*"},
          {"Effect": "Allow", "Principal": {"Service": "logs.eu-central-1.amazonaws.com"},
           "Action": ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*",
                      "kms:Describe*"],
           "Resource": "*",
           "Condition": {"ArnEquals": {"kms:EncryptionContext:aws:logs:arn": "%s"}}}]}
        """
            .formatted(group);
    return kms.createKey(r -> r.policy(policy)).keyMetadata().arn();
  }

  private boolean isOnDisk(String text) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void eventsOfAGroupWithAKeyAreNotOnDiskInTheClear() throws IOException {
    String key = key(GROUP);
    logs.createLogGroup(r -> r.logGroupName("g").kmsKeyId(key));
    logs.createLogStream(r -> r.logGroupName("g").logStreamName("s"));
    served.put("g", "s", SECRET);
    assertEquals(key, logs.describeLogGroups().logGroups().getFirst().kmsKeyId());
    assertEquals(List.of(SECRET), served.messages("g", "s"));
    assertFalse(isOnDisk(SECRET));
    served = served.restarted();
    assertEquals(List.of(SECRET), served.messages("g", "s"));
  }

  @Test
  void aKeyCanComeAndGo() throws IOException {
    served.make("g", "s");
    served.put("g", "s", "plain");
    assertTrue(isOnDisk("plain"));
    String key = key(GROUP);
    logs.associateKmsKey(r -> r.logGroupName("g").kmsKeyId(key));
    served.put("g", "s", SECRET);
    assertFalse(isOnDisk(SECRET));
    logs.disassociateKmsKey(r -> r.resourceIdentifier(GROUP));
    served.put("g", "s", "plain again");
    assertTrue(isOnDisk("plain again"));
    assertFalse(isOnDisk(SECRET));
    assertEquals(List.of("plain", SECRET, "plain again"), served.messages("g", "s"));
    served = served.restarted();
    assertEquals(List.of("plain", SECRET, "plain again"), served.messages("g", "s"));
  }

  @Test
  void aKeyWhosePolicyDoesNotNameTheGroupIsRefused() {
    String key = key(GROUP + "other");
    assertEquals(
        "AccessDeniedException: The specified KMS key does not exist or is not allowed to be used"
            + " with Arn '"
            + GROUP
            + "'",
        refusal(() -> logs.createLogGroup(r -> r.logGroupName("g").kmsKeyId(key))));
    assertEquals(List.of(), logs.describeLogGroups().logGroups());
  }

  @Test
  void aDisabledKeyRefusesUntilItIsEnabled() {
    String key = key(GROUP);
    logs.createLogGroup(r -> r.logGroupName("g").kmsKeyId(key));
    logs.createLogStream(r -> r.logGroupName("g").logStreamName("s"));
    served.put("g", "s", SECRET);
    kms.disableKey(r -> r.keyId(key));
    assertTrue(refusal(() -> served.put("g", "s", "x")).startsWith("InvalidParameterException: "));
    assertTrue(refusal(() -> served.messages("g", "s")).startsWith("InvalidParameterException: "));
    served = served.restarted();
    assertTrue(refusal(() -> served.messages("g", "s")).startsWith("InvalidParameterException: "));
    served.kms().enableKey(r -> r.keyId(key));
    assertEquals(List.of(SECRET), served.messages("g", "s"));
  }
}
