package weir.api.ec2;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CapacityReservationPreference;
import software.amazon.awssdk.services.ec2.model.CapacityReservationSpecification;
import software.amazon.awssdk.services.ec2.model.EnclaveOptionsRequest;
import software.amazon.awssdk.services.ec2.model.HibernationOptionsRequest;
import software.amazon.awssdk.services.ec2.model.HostnameType;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceAutoRecoveryState;
import software.amazon.awssdk.services.ec2.model.InstanceMaintenanceOptionsRequest;
import software.amazon.awssdk.services.ec2.model.PrivateDnsNameOptionsRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/// Options of machines that Weir's instances, which are none, have in one setting only. Clients
/// such as Terraform spell the default out, so that is taken, and any other setting is refused.
final class LaunchOptions {
  private LaunchOptions() {}

  /// @throws weir.api.protocol.ApiException UnsupportedOperation for a setting other than AWS's
  ///   default
  static void check(RunInstancesRequest request) {
    HibernationOptionsRequest hibernation = request.hibernationOptions();
    onlyDefault(hibernation == null ? null : hibernation.configured(), false, "HibernationOptions");
    EnclaveOptionsRequest enclave = request.enclaveOptions();
    onlyDefault(enclave == null ? null : enclave.enabled(), false, "EnclaveOptions");
    InstanceMaintenanceOptionsRequest maintenance = request.maintenanceOptions();
    onlyDefault(
        maintenance == null ? null : maintenance.autoRecovery(),
        InstanceAutoRecoveryState.DEFAULT,
        "MaintenanceOptions");
    CapacityReservationSpecification capacity = request.capacityReservationSpecification();
    if (capacity != null) {
      onlyDefault(
          capacity.capacityReservationTarget(), null, "CapacityReservationSpecification.Target");
      onlyDefault(
          capacity.capacityReservationPreference(),
          CapacityReservationPreference.OPEN,
          "CapacityReservationSpecification.Preference");
    }
    PrivateDnsNameOptionsRequest names = request.privateDnsNameOptions();
    if (names != null) {
      onlyDefault(names.hostnameType(), HostnameType.IP_NAME, "PrivateDnsNameOptions.HostnameType");
      onlyDefault(
          names.enableResourceNameDnsARecord(),
          false,
          "PrivateDnsNameOptions.EnableResourceNameDnsARecord");
      onlyDefault(
          names.enableResourceNameDnsAAAARecord(),
          false,
          "PrivateDnsNameOptions.EnableResourceNameDnsAAAARecord");
    }
  }

  private static void onlyDefault(@Nullable Object asked, @Nullable Object usual, String name) {
    if (asked != null && !Objects.equals(asked, usual)) {
      throw Ec2Errors.unsupported(
          "Weir does not support "
              + asked
              + " for the parameter "
              + name
              + (usual == null ? "" : "; its instances have " + usual));
    }
  }

  /// Tells the same settings of an instance.
  static Instance.Builder tell(Instance.Builder instance, InstanceSize size) {
    return instance
        .hibernationOptions(hibernation -> hibernation.configured(false))
        .enclaveOptions(enclave -> enclave.enabled(false))
        .maintenanceOptions(
            maintenance -> maintenance.autoRecovery(InstanceAutoRecoveryState.DEFAULT))
        .capacityReservationSpecification(
            capacity -> capacity.capacityReservationPreference(CapacityReservationPreference.OPEN))
        .privateDnsNameOptions(names ->
            names
                .hostnameType(HostnameType.IP_NAME)
                .enableResourceNameDnsARecord(false)
                .enableResourceNameDnsAAAARecord(false))
        .cpuOptions(cpu -> cpu.coreCount(size.cores()).threadsPerCore(size.threadsPerCore()));
  }
}
