package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.ec2.RoutedVpc.refusal;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceCreditSpecification;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceTypeHypervisor;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;

@SuppressWarnings("unchecked") // the SDK's shorthand builders are generic varargs
class InstanceTest {
  private static final String IMAGE = "ami-0abcdef1234567890";

  private final RoutedVpc vpc = new RoutedVpc();
  private final Ec2Client ec2 = vpc.ec2;
  private final RunInstancesRequest one =
      RunInstancesRequest.builder()
          .imageId(IMAGE)
          .instanceType("t3.micro")
          .minCount(1)
          .maxCount(1)
          .subnetId(vpc.subnetA)
          .build();

  @AfterEach
  void stop() {
    vpc.close();
  }

  private Instance run() {
    return ec2.runInstances(one).instances().getFirst();
  }

  private Instance shown(String id) {
    return ec2.describeInstances(it -> it.instanceIds(id))
        .reservations()
        .getFirst()
        .instances()
        .getFirst();
  }

  @Test
  void anInstanceRunsWithOneInterfaceInItsSubnet() {
    RunInstancesResponse answer =
        ec2.runInstances(
            one.toBuilder()
                .privateIpAddress("10.0.1.62")
                .keyName("lab")
                .iamInstanceProfile(profile -> profile.name("web"))
                .tagSpecifications(
                    tags ->
                        tags.resourceType("instance").tags(tag -> tag.key("Name").value("web1")),
                    tags ->
                        tags.resourceType("network-interface")
                            .tags(tag -> tag.key("weir:attachment").value("netns:web1/eth0")))
                .build());
    Instance instance = shown(answer.instances().getFirst().instanceId());
    assertEquals(InstanceStateName.RUNNING, instance.state().name());
    assertEquals(16, instance.state().code());
    assertEquals("10.0.1.62", instance.privateIpAddress());
    assertEquals(vpc.vpcId, instance.vpcId());
    assertEquals("us-east-1a", instance.placement().availabilityZone());
    assertEquals("web1", instance.tags().getFirst().value());
    assertEquals("lab", instance.keyName());
    assertEquals(
        "arn:aws:iam::123456789012:instance-profile/web", instance.iamInstanceProfile().arn());
    assertEquals("default", instance.securityGroups().getFirst().groupName());
    assertEquals(1, instance.networkInterfaces().size());
    NetworkInterface eni =
        ec2.describeNetworkInterfaces(it ->
                it.filters(
                    filter -> filter.name("attachment.instance-id").values(instance.instanceId())))
            .networkInterfaces()
            .getFirst();
    assertEquals(
        instance.networkInterfaces().getFirst().networkInterfaceId(), eni.networkInterfaceId());
    assertTrue(eni.attachment().deleteOnTermination());
    assertEquals("weir:attachment", eni.tagSet().getFirst().key());
  }

  @Test
  void theSameClientTokenMakesOneInstance() {
    RunInstancesRequest tokened = one.toBuilder().clientToken("once").build();
    String first = ec2.runInstances(tokened).instances().getFirst().instanceId();
    assertEquals(first, ec2.runInstances(tokened).instances().getFirst().instanceId());
    assertEquals(1, ec2.describeInstances().reservations().size());
    assertTrue(
        refusal(() -> ec2.runInstances(tokened.toBuilder().maxCount(2).build()))
            .startsWith("IdempotentParameterMismatch"));
  }

  @Test
  void burstableInstancesTellHowTheyPayForBursts() {
    String unlimited = run().instanceId();
    String standard =
        ec2.runInstances(
                one.toBuilder().creditSpecification(it -> it.cpuCredits("standard")).build())
            .instances()
            .getFirst()
            .instanceId();
    assertEquals(
        "standard",
        ec2.describeInstanceCreditSpecifications(it -> it.instanceIds(standard))
            .instanceCreditSpecifications()
            .getFirst()
            .cpuCredits());
    assertEquals(
        List.of(unlimited),
        ec2.describeInstanceCreditSpecifications().instanceCreditSpecifications().stream()
            .map(InstanceCreditSpecification::instanceId)
            .toList());
    assertTrue(
        refusal(() ->
                ec2.runInstances(
                    one.toBuilder()
                        .instanceType("m5.large")
                        .creditSpecification(it -> it.cpuCredits("standard"))
                        .build()))
            .startsWith("InvalidParameterCombination"));
    assertTrue(
        refusal(() ->
                ec2.runInstances(
                    one.toBuilder().creditSpecification(it -> it.cpuCredits("some")).build()))
            .startsWith("InvalidParameterValue"));
  }

  @Test
  void optionsOfMachinesMayBeSpelledOutOnlyAsTheyAre() {
    Instance made =
        ec2.runInstances(
                one.toBuilder()
                    .hibernationOptions(it -> it.configured(false))
                    .enclaveOptions(it -> it.enabled(false))
                    .maintenanceOptions(it -> it.autoRecovery("default"))
                    .capacityReservationSpecification(
                        it -> it.capacityReservationPreference("open"))
                    .privateDnsNameOptions(it -> it.hostnameType("ip-name"))
                    .build())
            .instances()
            .getFirst();
    assertFalse(made.hibernationOptions().configured());
    assertFalse(made.enclaveOptions().enabled());
    assertEquals(
        "open", made.capacityReservationSpecification().capacityReservationPreferenceAsString());
    assertEquals(1, made.cpuOptions().coreCount());
    assertEquals(2, made.cpuOptions().threadsPerCore());
    assertTrue(
        refusal(() ->
                ec2.runInstances(
                    one.toBuilder().hibernationOptions(it -> it.configured(true)).build()))
            .contains("Weir does not support true for the parameter HibernationOptions"));
  }

  @Test
  void aPlacementIsAZoneOrNothing() {
    ec2.runInstances(
        one.toBuilder().placement(it -> it.availabilityZone("").tenancy("default")).build());
    assertTrue(
        refusal(() ->
                ec2.runInstances(
                    one.toBuilder().placement(it -> it.availabilityZone("us-east-1c")).build()))
            .startsWith("InvalidParameterValue"));
    assertTrue(
        refusal(() -> ec2.runInstances(one.toBuilder().placement(it -> it.tenancy("host")).build()))
            .contains("Weir does not support the parameter Placement.Tenancy"));
  }

  @Test
  void instancesAreFoundByTheirOptionsAndInterfaces() {
    String id = run().instanceId();
    for (Map.Entry<String, String> found :
        Map.of(
                "metadata-options.http-tokens",
                "required",
                "enclave-options.enabled",
                "false",
                "network-interface.attachment.device-index",
                "0",
                "network-interface.addresses.primary",
                "true",
                "network-interface.group-name",
                "default",
                "network-interface.availability-zone",
                "us-east-1a",
                "network-interface.attachment.instance-id",
                id)
            .entrySet()) {
      assertEquals(1, reservations(found.getKey(), found.getValue()), found::toString);
      assertEquals(0, reservations(found.getKey(), "other"), found::toString);
    }
    for (String ofNone :
        List.of("block-device-mapping.status", "kernel-id", "network-interface.outpost-arn")) {
      assertEquals(0, reservations(ofNone, "*"), ofNone);
    }
    assertEquals(
        0,
        ec2.describeInstanceStatus(
                it -> it.filters(filter -> filter.name("event.code").values("system-reboot")))
            .instanceStatuses()
            .size());
  }

  private int reservations(String filter, String value) {
    return ec2.describeInstances(it -> it.filters(one -> one.name(filter).values(value)))
        .reservations()
        .size();
  }

  @Test
  void attributesThatMachinesOfWeirLackAreEmpty() {
    String id = run().instanceId();
    assertNull(
        ec2.describeInstanceAttribute(it -> it.instanceId(id).attribute("kernel")).kernelId());
    assertFalse(
        ec2.describeInstanceAttribute(it -> it.instanceId(id).attribute("enclaveOptions"))
            .enclaveOptions()
            .enabled());
    assertEquals(
        List.of(),
        ec2.describeInstanceAttribute(it -> it.instanceId(id).attribute("blockDeviceMapping"))
            .blockDeviceMappings());
    assertTrue(
        refusal(() -> ec2.describeInstanceAttribute(it -> it.instanceId(id).attribute("colour")))
            .startsWith("InvalidParameterValue"));
  }

  @Test
  void severalInstancesShareAReservation() {
    ec2.runInstances(one.toBuilder().maxCount(3).build());
    assertEquals(1, ec2.describeInstances().reservations().size());
    assertEquals(3, ec2.describeInstances().reservations().getFirst().instances().size());
    assertEquals(
        1,
        ec2.describeInstances(it -> it.filters(filter -> filter.name("launch-index").values("2")))
            .reservations()
            .getFirst()
            .instances()
            .size());
  }

  @Test
  void pagesThroughInstances() {
    for (int i = 0; i < 7; i++) {
      run();
    }
    assertEquals(
        7,
        ec2.describeInstancesPaginator(it -> it.maxResults(5)).reservations().stream()
            .mapToInt(it -> it.instances().size())
            .sum());
  }

  @Test
  void interfacesThatAreNamedAreAttachedAndOutliveTheInstance() {
    String eni =
        ec2.createNetworkInterface(it -> it.subnetId(vpc.subnetA))
            .networkInterface()
            .networkInterfaceId();
    Instance instance =
        ec2.runInstances(
                one.toBuilder()
                    .subnetId(null)
                    .networkInterfaces(
                        it -> it.deviceIndex(0).networkInterfaceId(eni),
                        it -> it.deviceIndex(1).subnetId(vpc.subnetA))
                    .build())
            .instances()
            .getFirst();
    assertEquals(2, instance.networkInterfaces().size());
    assertEquals(eni, instance.networkInterfaces().getFirst().networkInterfaceId());
    ec2.terminateInstances(it -> it.instanceIds(instance.instanceId()));
    List<NetworkInterface> left = ec2.describeNetworkInterfaces().networkInterfaces();
    assertEquals(List.of(eni), left.stream().map(NetworkInterface::networkInterfaceId).toList());
    assertEquals("available", left.getFirst().statusAsString());
    assertNull(left.getFirst().attachment());
    assertEquals(InstanceStateName.TERMINATED, shown(instance.instanceId()).state().name());
  }

  @Test
  void refusesWhatContradictsItself() {
    assertTrue(
        refusal(() ->
                ec2.runInstances(
                    one.toBuilder().networkInterfaces(it -> it.deviceIndex(0)).build()))
            .startsWith("InvalidParameterCombination: Network interfaces and an instance-level"));
    assertTrue(
        refusal(() -> ec2.runInstances(one.toBuilder().imageId("ami-0123456789abcdef0").build()))
            .startsWith("InvalidAMIID.NotFound"));
    assertTrue(
        refusal(() -> ec2.runInstances(one.toBuilder().instanceType("t9.micro").build()))
            .startsWith("InvalidParameterValue: Invalid value 't9.micro' for InstanceType"));
    assertTrue(
        refusal(() -> ec2.runInstances(one.toBuilder().instanceType("t4g.micro").build()))
            .contains("does not match the architecture"));
    assertTrue(
        refusal(() ->
                ec2.runInstances(
                    one.toBuilder().launchTemplate(it -> it.launchTemplateName("x")).build()))
            .startsWith(
                "UnsupportedOperation: Weir does not support the parameter LaunchTemplate"));
    assertTrue(
        refusal(() -> ec2.runInstances(one.toBuilder().subnetId(null).build()))
            .startsWith("MissingInput"));
  }

  @Test
  void aStoppedInstanceLosesItsAutomaticAddress() {
    vpc.internetGateway();
    ec2.modifySubnetAttribute(
        it -> it.subnetId(vpc.subnetA).mapPublicIpOnLaunch(flag -> flag.value(true)));
    String id = run().instanceId();
    assertNotNull(shown(id).publicIpAddress());
    ec2.stopInstances(it -> it.instanceIds(id));
    assertNull(shown(id).publicIpAddress());
    assertEquals(
        InstanceStateName.STOPPED,
        ec2.startInstances(it -> it.instanceIds(id))
            .startingInstances()
            .getFirst()
            .previousState()
            .name());
    assertNotNull(shown(id).publicIpAddress());
  }

  @Test
  void aGuardedInstanceIsNotTerminated() {
    String id = run().instanceId();
    ec2.modifyInstanceAttribute(
        it -> it.instanceId(id).disableApiTermination(flag -> flag.value(true)));
    assertTrue(
        refusal(() -> ec2.terminateInstances(it -> it.instanceIds(id)))
            .startsWith("OperationNotPermitted: The instance '" + id + "' may not be terminated."));
    assertTrue(
        ec2.describeInstanceAttribute(it -> it.instanceId(id).attribute("disableApiTermination"))
            .disableApiTermination()
            .value());
  }

  @Test
  void theSourceCheckIsThatOfTheInterface() {
    Instance instance = run();
    String id = instance.instanceId();
    ec2.modifyInstanceAttribute(it -> it.instanceId(id).sourceDestCheck(flag -> flag.value(false)));
    assertFalse(shown(id).sourceDestCheck());
    assertFalse(
        ec2.describeNetworkInterfaces(it ->
                it.networkInterfaceIds(
                    instance.networkInterfaces().getFirst().networkInterfaceId()))
            .networkInterfaces()
            .getFirst()
            .sourceDestCheck());
    assertFalse(
        ec2.describeInstanceAttribute(it -> it.instanceId(id).attribute("sourceDestCheck"))
            .sourceDestCheck()
            .value());
  }

  @Test
  void aRouteCanLeadToAnInstance() {
    String id = run().instanceId();
    ec2.createRoute(it ->
        it.routeTableId(vpc.mainTable()).destinationCidrBlock("172.16.0.0/12").instanceId(id));
    assertEquals(
        id,
        ec2.describeRouteTables(
                it -> it.filters(filter -> filter.name("route.instance-id").values(id)))
            .routeTables()
            .getFirst()
            .routes()
            .get(1)
            .instanceId());
  }

  @Test
  void statusesAreOfRunningInstances() {
    String running = run().instanceId();
    String stopped = run().instanceId();
    ec2.stopInstances(it -> it.instanceIds(stopped));
    assertEquals(
        List.of(running),
        ec2.describeInstanceStatus().instanceStatuses().stream()
            .map(it -> it.instanceId())
            .toList());
    assertEquals(
        2,
        ec2.describeInstanceStatus(it -> it.includeAllInstances(true)).instanceStatuses().size());
  }

  @Test
  void typesTellNitroFromXen() {
    assertEquals(
        InstanceTypeHypervisor.XEN,
        ec2.describeInstanceTypes(it -> it.instanceTypesWithStrings("t2.micro"))
            .instanceTypes()
            .getFirst()
            .hypervisor());
    assertTrue(
        ec2
            .describeInstanceTypes(
                it -> it.filters(filter -> filter.name("hypervisor").values("nitro")))
            .instanceTypes()
            .stream()
            .anyMatch(it -> it.instanceTypeAsString().equals("t3.micro")));
    assertTrue(
        refusal(() -> ec2.describeInstanceTypes(it -> it.instanceTypesWithStrings("t9.micro")))
            .startsWith("InvalidInstanceType"));
  }

  @Test
  void everyBundledImageRuns() {
    ec2.describeImages(it -> it.owners("amazon"))
        .images()
        .forEach(image -> {
          String type = image.architectureAsString().equals("arm64") ? "t4g.micro" : "t3.micro";
          ec2.runInstances(one.toBuilder().imageId(image.imageId()).instanceType(type).build());
        });
    assertEquals(2, ec2.describeInstances().reservations().size());
  }
}
