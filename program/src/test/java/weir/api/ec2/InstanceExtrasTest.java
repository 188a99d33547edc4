package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.ec2.RoutedVpc.refusal;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.DhcpOptions;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.MonitoringState;

/// What clients do around instances: keys, monitoring, volumes, DHCP options.
@SuppressWarnings("unchecked") // the SDK's shorthand builders are generic varargs
class InstanceExtrasTest {
  /// A key that was made for this test; its fingerprints were taken with ssh-keygen and openssl.
  private static final String ED25519 =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAd38ABzrCIzD7+7+fclRVkNPs+lQ0mLojzaw1DjEX49 me";

  private static final String RSA =
      "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDGh1MMp3ECUWxo5PextRlmnMwpqbuV9w5XvB7zGW4ToSa2g"
          + "tE6MK+/Ruvoci2ZQiYz71sRbGAhTKZMgu6k7O013xt1hYrjOHqh/r+cHjRoHmXui/f82n0VfPSDxXKYDOuUK0"
          + "qh6krf+dq6EvneoOfV1a9XRVMtQcvK/zKerraSLF5AX++tVsVaJoMVTnsL0dFu0bE3AcaZ/Z8EwFb+u0c3CJ0"
          + "yAcrqQyGt1ocgnNbks+sk2DbY10cE0dooNmGOFM3aSwSHda764/Ar6NKyqbzDQjXtaIdqug9eUMnttLa7bKO/"
          + "e/+LUZHqzntzdpyAEq+Bza3fDL3IVWjlZoqO6nJ5";

  private final RoutedVpc vpc = new RoutedVpc();
  private final Ec2Client ec2 = vpc.ec2;

  @AfterEach
  void stop() {
    vpc.close();
  }

  private String run() {
    return ec2.runInstances(it ->
            it.imageId("ami-0abcdef1234567890")
                .instanceType("t3.micro")
                .minCount(1)
                .maxCount(1)
                .subnetId(vpc.subnetA))
        .instances()
        .getFirst()
        .instanceId();
  }

  @Test
  void instancesAreRebootedAndWatched() {
    String id = run();
    ec2.rebootInstances(it -> it.instanceIds(id));
    assertEquals(
        MonitoringState.ENABLED,
        ec2.monitorInstances(it -> it.instanceIds(id))
            .instanceMonitorings()
            .getFirst()
            .monitoring()
            .state());
    assertEquals(MonitoringState.ENABLED, watched(id));
    ec2.unmonitorInstances(it -> it.instanceIds(id));
    assertEquals(MonitoringState.DISABLED, watched(id));
    assertTrue(
        refusal(() -> ec2.rebootInstances(it -> it.instanceIds("i-00000000000000000")))
            .contains("InvalidInstanceID.NotFound"));
  }

  private MonitoringState watched(String id) {
    return ec2.describeInstances(it -> it.instanceIds(id))
        .reservations()
        .getFirst()
        .instances()
        .getFirst()
        .monitoring()
        .state();
  }

  @Test
  void aKeyPairIsMadeShownAndForgotten() {
    CreateKeyPairResponse made = ec2.createKeyPair(it -> it.keyName("lab"));
    assertTrue(made.keyMaterial().startsWith("-----BEGIN RSA PRIVATE KEY-----\n"));
    byte[] pkcs1 =
        Base64.getMimeDecoder().decode(made.keyMaterial().replaceAll("-----.*?-----", ""));
    assertEquals(0x30, pkcs1[0], "a DER sequence");
    assertEquals(pkcs1.length - 4, (pkcs1[2] & 0xff) << 8 | pkcs1[3] & 0xff);
    assertTrue(made.keyFingerprint().matches("([0-9a-f]{2}:){19}[0-9a-f]{2}"));
    KeyPairInfo shown = ec2.describeKeyPairs(it -> it.keyNames("lab")).keyPairs().getFirst();
    assertEquals(made.keyPairId(), shown.keyPairId());
    assertEquals(made.keyFingerprint(), shown.keyFingerprint());
    assertNull(shown.publicKey());
    assertTrue(
        refusal(() -> ec2.createKeyPair(it -> it.keyName("lab")))
            .contains("InvalidKeyPair.Duplicate"));
    ec2.deleteKeyPair(it -> it.keyName("lab"));
    ec2.deleteKeyPair(it -> it.keyName("lab"));
    assertTrue(
        refusal(() -> ec2.describeKeyPairs(it -> it.keyNames("lab")))
            .contains("InvalidKeyPair.NotFound"));
  }

  @Test
  void aPublicKeyIsImportedWithEc2sFingerprint() {
    ec2.importKeyPair(it -> it.keyName("mine").publicKeyMaterial(SdkBytes.fromUtf8String(ED25519)));
    KeyPairInfo shown = ec2.describeKeyPairs(it -> it.includePublicKey(true)).keyPairs().getFirst();
    assertEquals("ed25519", shown.keyTypeAsString());
    assertEquals("X7pUw0A1/uUDynti7JT8Ee6l7rThaSPcOkN9TjAIGSI=", shown.keyFingerprint());
    assertTrue(ED25519.startsWith(shown.publicKey().replaceAll(" mine$", "")));
    assertTrue(
        refusal(() ->
                ec2.importKeyPair(it ->
                    it.keyName("bad").publicKeyMaterial(SdkBytes.fromUtf8String("ssh-rsa AAAA"))))
            .contains("InvalidKey.Format"));
  }

  @Test
  void anRsaKeyHasTheFingerprintOfItsDerForm() {
    assertEquals(
        "54:dd:76:e8:12:f0:67:2b:ce:a9:ec:6a:8e:d7:c3:cd", OpenSshKey.parse(RSA).fingerprint());
  }

  @Test
  void noInstanceHasAVolume() {
    run();
    assertEquals(List.of(), ec2.describeVolumes().volumes());
    assertTrue(
        refusal(() -> ec2.describeVolumes(it -> it.volumeIds("vol-0123456789abcdef0")))
            .contains("InvalidVolume.NotFound"));
  }

  @Test
  void dhcpOptionsAreMadeGivenToAVpcAndKeptWhileItHasThem() {
    String before = ec2.describeVpcs(it -> it.vpcIds(vpc.vpcId)).vpcs().getFirst().dhcpOptionsId();
    assertEquals(before, onlyOptions().dhcpOptionsId());
    DhcpOptions made =
        ec2.createDhcpOptions(
                it -> it.dhcpConfigurations(one -> one.key("domain-name").values("example.net")))
            .dhcpOptions();
    ec2.associateDhcpOptions(it -> it.vpcId(vpc.vpcId).dhcpOptionsId(made.dhcpOptionsId()));
    assertEquals(
        made.dhcpOptionsId(),
        ec2.describeVpcs(it -> it.vpcIds(vpc.vpcId)).vpcs().getFirst().dhcpOptionsId());
    assertTrue(
        refusal(() -> ec2.deleteDhcpOptions(it -> it.dhcpOptionsId(made.dhcpOptionsId())))
            .contains("DependencyViolation"));
    ec2.associateDhcpOptions(it -> it.vpcId(vpc.vpcId).dhcpOptionsId("default"));
    ec2.deleteDhcpOptions(it -> it.dhcpOptionsId(made.dhcpOptionsId()));
    assertEquals(before, onlyOptions().dhcpOptionsId());
    assertTrue(
        refusal(() ->
                ec2.associateDhcpOptions(
                    it -> it.vpcId(vpc.vpcId).dhcpOptionsId(made.dhcpOptionsId())))
            .contains("InvalidDhcpOptionID.NotFound"));
  }

  private DhcpOptions onlyOptions() {
    List<DhcpOptions> all = ec2.describeDhcpOptions().dhcpOptions();
    assertEquals(1, all.size(), all::toString);
    assertEquals("domain-name", all.getFirst().dhcpConfigurations().getFirst().key());
    return all.getFirst();
  }
}
