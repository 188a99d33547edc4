package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.ec2.Ec2Service.error;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceState;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Placement;
import software.amazon.awssdk.services.ec2.model.Subnet;
import weir.store.state.Scope;

class AttachmentsTest {
  private static final String INSTANCE = "i-0123456789abcdef0";

  private final Ec2Service service = Ec2Service.empty();
  private final Ec2Client ec2 = service.client();
  private final Subnet subnet = service.subnet(service.vpc("10.0.0.0/16"), "10.0.1.0/24");

  @AfterEach
  void stop() {
    service.close();
  }

  private void keepInstance(String zone, InstanceStateName state) {
    Instance instance =
        Instance.builder()
            .instanceId(INSTANCE)
            .state(InstanceState.builder().name(state).build())
            .placement(Placement.builder().availabilityZone(zone).build())
            .build();
    service
        .store()
        .change(change -> {
          change.put(
              Ec2Documents.INSTANCE,
              new Scope(Ec2Service.ACCOUNT, "eu-central-1"),
              INSTANCE,
              instance);
          return instance;
        });
  }

  private String make() {
    return ec2.createNetworkInterface(request -> request.subnetId(subnet.subnetId()))
        .networkInterface()
        .networkInterfaceId();
  }

  private String attach(String face, int index) {
    return ec2.attachNetworkInterface(
            request -> request.networkInterfaceId(face).instanceId(INSTANCE).deviceIndex(index))
        .attachmentId();
  }

  private NetworkInterface described(String id) {
    return ec2.describeNetworkInterfaces(request -> request.networkInterfaceIds(id))
        .networkInterfaces()
        .getFirst();
  }

  @Test
  void anInterfaceIsAttachedToOneInstanceAtOneIndex() {
    keepInstance("eu-central-1a", InstanceStateName.RUNNING);
    String face = make();
    String attachment = attach(face, 1);
    NetworkInterface attached = described(face);
    assertEquals("in-use", attached.statusAsString());
    assertEquals(attachment, attached.attachment().attachmentId());
    assertEquals(INSTANCE, attached.attachment().instanceId());
    assertEquals(Ec2Service.ACCOUNT, attached.attachment().instanceOwnerId());
    assertEquals("attached", attached.attachment().statusAsString());
    assertEquals(Ec2Service.NOW, attached.attachment().attachTime());
    assertEquals(
        "InvalidNetworkInterface.InUse: Interface: [" + face + "] in use.",
        error(() -> attach(face, 2)));
    assertTrue(error(() -> attach(make(), 1)).contains("device index '1'"));
    assertEquals(
        "InvalidParameterValue: Network interface '" + face + "' is currently in use.",
        error(() -> ec2.deleteNetworkInterface(request -> request.networkInterfaceId(face))));
  }

  @Test
  void aDetachedInterfaceIsFreeAgain() {
    keepInstance("eu-central-1a", InstanceStateName.STOPPED);
    String face = make();
    String attachment = attach(face, 1);
    ec2.modifyNetworkInterfaceAttribute(request ->
        request
            .networkInterfaceId(face)
            .attachment(change -> change.attachmentId(attachment).deleteOnTermination(true)));
    assertTrue(described(face).attachment().deleteOnTermination());
    ec2.detachNetworkInterface(request -> request.attachmentId(attachment));
    assertEquals("available", described(face).statusAsString());
    assertNull(described(face).attachment());
    assertEquals(
        "InvalidAttachmentID.NotFound: The attachment ID '" + attachment + "' does not exist",
        error(() -> ec2.detachNetworkInterface(request -> request.attachmentId(attachment))));
  }

  @Test
  void theFirstInterfaceStays() {
    keepInstance("eu-central-1a", InstanceStateName.RUNNING);
    String attachment = attach(make(), 0);
    assertTrue(
        error(() -> ec2.detachNetworkInterface(request -> request.attachmentId(attachment)))
            .startsWith("OperationNotPermitted"));
  }

  @Test
  void zoneAndStateMustFit() {
    keepInstance("eu-central-1b", InstanceStateName.RUNNING);
    assertTrue(error(() -> attach(make(), 1)).contains("same availability zone"));
    keepInstance("eu-central-1a", InstanceStateName.TERMINATED);
    assertTrue(error(() -> attach(make(), 1)).startsWith("IncorrectInstanceState"));
  }
}
