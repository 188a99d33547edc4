package weir.api.ec2;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceMonitoring;
import software.amazon.awssdk.services.ec2.model.InstanceState;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Monitoring;
import software.amazon.awssdk.services.ec2.model.MonitoringState;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.StateReason;
import software.amazon.awssdk.services.ec2.model.Subnet;
import weir.api.protocol.ApiException;

/// Instances: owners of interfaces. Nothing runs in them; their state is what calls have made it.
final class Instances {
  static final InstanceState RUNNING = state(16, InstanceStateName.RUNNING);
  static final InstanceState STOPPED = state(80, InstanceStateName.STOPPED);
  static final InstanceState TERMINATED = state(48, InstanceStateName.TERMINATED);

  private Instances() {}

  private static InstanceState state(int code, InstanceStateName name) {
    return InstanceState.builder().code(code).name(name).build();
  }

  /// An instance as answers show it: with its interfaces, their addresses and groups, and its tags.
  static Instance shown(Ec2View view, Instance instance) {
    List<NetworkInterface> interfaces = InstanceInterfaces.of(view, instance.instanceId());
    Instance.Builder shown =
        view.tagged(ResourceKinds.INSTANCE, instance).toBuilder()
            .networkInterfaces(interfaces.stream().map(InstanceInterfaces::shown).toList());
    if (!interfaces.isEmpty()) {
      NetworkInterface primary = interfaces.getFirst();
      shown
          .privateIpAddress(primary.privateIpAddress())
          .privateDnsName(primary.privateDnsName())
          .securityGroups(primary.groups())
          .sourceDestCheck(primary.sourceDestCheck())
          .publicDnsName("");
      NetworkInterfaceAssociation association = primary.association();
      if (association != null) {
        shown.publicIpAddress(association.publicIp()).publicDnsName(association.publicDnsName());
      }
      primary.ipv6Addresses().stream()
          .findFirst()
          .ifPresent(address -> shown.ipv6Address(address.ipv6Address()));
    }
    return shown.build();
  }

  /// An instance in the reservation that it was started with, alone.
  static Reservation reservation(Ec2View view, Instance instance) {
    return view.find(RoutingDocuments.RESERVATION, instance.instanceId()).orElseThrow().toBuilder()
        .instances(shown(view, instance))
        .build();
  }

  /// Reservations of one instance each, brought together.
  static List<Reservation> grouped(List<Reservation> single) {
    Map<String, Reservation> byId = new LinkedHashMap<>();
    for (Reservation one : single) {
      byId.merge(
          one.reservationId(),
          one,
          (before, more) -> {
            List<Instance> instances = new ArrayList<>(before.instances());
            instances.addAll(more.instances());
            return before.toBuilder().instances(instances).build();
          });
    }
    return List.copyOf(byId.values());
  }

  static InstanceStateChange stop(Ec2Change change, Instance instance, Instant now) {
    refuseTerminated(instance, "stopped");
    if (flag(change, instance, DescribeInstanceAttributeResponse::disableApiStop)) {
      throw guarded(instance, "stopped", "disableApiStop");
    }
    if (instance.state().name() == InstanceStateName.RUNNING) {
      for (NetworkInterface eni : InstanceInterfaces.of(change, instance.instanceId())) {
        change.put(ResourceKinds.NETWORK_INTERFACE, ElasticAddresses.withoutAutomatic(eni));
      }
    }
    return become(change, instance, STOPPED, userInitiated("User initiated", now));
  }

  static InstanceStateChange start(
      Ec2Change change, ResourceIds ids, Instance instance, Instant now) {
    refuseTerminated(instance, "started");
    if (instance.state().name() != InstanceStateName.STOPPED) {
      return become(change, instance, RUNNING, "");
    }
    Subnet subnet = change.require(ResourceKinds.SUBNET, instance.subnetId());
    NetworkInterface primary = InstanceInterfaces.primary(change, instance.instanceId());
    if (Boolean.TRUE.equals(subnet.mapPublicIpOnLaunch()) && primary.association() == null) {
      change.put(
          ResourceKinds.NETWORK_INTERFACE, ElasticAddresses.withAutomatic(change, ids, primary));
    }
    return become(change, instance.toBuilder().launchTime(now).build(), RUNNING, "");
  }

  static void refuseReboot(Instance instance) {
    refuseTerminated(instance, "rebooted");
  }

  /// Says of instances whether they are watched in detail.
  static List<InstanceMonitoring> watch(
      Ec2Change change, List<String> instanceIds, MonitoringState state) {
    List<InstanceMonitoring> all = new ArrayList<>();
    for (Instance instance : change.require(ResourceKinds.INSTANCE, instanceIds)) {
      refuseTerminated(instance, "monitored");
      Monitoring monitoring = Monitoring.builder().state(state).build();
      change.put(ResourceKinds.INSTANCE, instance.toBuilder().monitoring(monitoring).build());
      all.add(
          InstanceMonitoring.builder()
              .instanceId(instance.instanceId())
              .monitoring(monitoring)
              .build());
    }
    return all;
  }

  static InstanceStateChange terminate(
      Ec2Change change, ResourceIds ids, Instance instance, Instant now) {
    if (flag(change, instance, DescribeInstanceAttributeResponse::disableApiTermination)) {
      throw guarded(instance, "terminated", "disableApiTermination");
    }
    for (NetworkInterface eni : InstanceInterfaces.of(change, instance.instanceId())) {
      if (Boolean.TRUE.equals(eni.attachment().deleteOnTermination())) {
        NetworkInterfaces.remove(change, ids, eni);
      } else {
        change.put(
            ResourceKinds.NETWORK_INTERFACE,
            ElasticAddresses.withoutAutomatic(eni).toBuilder()
                .attachment((NetworkInterfaceAttachment) null)
                .status(NetworkInterfaceStatus.AVAILABLE)
                .build());
      }
    }
    if (instance.state().name() != InstanceStateName.TERMINATED) {
      change.put(RoutingDocuments.ENDED, instance.instanceId(), now);
    }
    return become(change, instance, TERMINATED, userInitiated("User initiated", now));
  }

  private static String userInitiated(String who, Instant now) {
    return who + " (" + now.truncatedTo(ChronoUnit.SECONDS) + ")";
  }

  private static InstanceStateChange become(
      Ec2Change change, Instance instance, InstanceState state, String reason) {
    Instance.Builder changed = instance.toBuilder().state(state).stateTransitionReason(reason);
    if (!state.equals(RUNNING)) {
      changed.stateReason(cause ->
          cause
              .code("Client.UserInitiatedShutdown")
              .message("Client.UserInitiatedShutdown: User initiated shutdown"));
    } else {
      changed.stateReason((StateReason) null);
    }
    change.put(ResourceKinds.INSTANCE, changed.build());
    return InstanceStateChange.builder()
        .instanceId(instance.instanceId())
        .previousState(instance.state())
        .currentState(state)
        .build();
  }

  private static void refuseTerminated(Instance instance, String participle) {
    if (instance.state().name() == InstanceStateName.TERMINATED) {
      throw ApiException.badRequest(
          "IncorrectInstanceState",
          "This instance '"
              + instance.instanceId()
              + "' is not in a state from which it can be "
              + participle
              + ".");
    }
  }

  private static boolean flag(
      Ec2View view,
      Instance instance,
      Function<DescribeInstanceAttributeResponse, @Nullable AttributeBooleanValue> attribute) {
    return view.find(RoutingDocuments.INSTANCE_ATTRIBUTES, instance.instanceId())
        .map(attribute)
        .map(AttributeBooleanValue::value)
        .orElse(false);
  }

  private static ApiException guarded(Instance instance, String participle, String attribute) {
    return ApiException.badRequest(
        "OperationNotPermitted",
        "The instance '"
            + instance.instanceId()
            + "' may not be "
            + participle
            + ". Modify its '"
            + attribute
            + "' instance attribute and try again.");
  }

  /// Those terminated more than an hour ago are no longer shown, as at AWS.
  static void forgetTheLongGone(Ec2Change change, Instant now) {
    for (Instance instance : change.all(ResourceKinds.INSTANCE)) {
      String id = instance.instanceId();
      if (change
          .find(RoutingDocuments.ENDED, id)
          .filter(ended -> Afterlife.over(ended, now))
          .isPresent()) {
        change.remove(ResourceKinds.INSTANCE, id);
        change.remove(RoutingDocuments.ENDED, id);
        change.remove(RoutingDocuments.RESERVATION, id);
        change.remove(RoutingDocuments.INSTANCE_ATTRIBUTES, id);
        change.remove(RoutingDocuments.INSTANCE_CREDITS, id);
      }
    }
  }
}
