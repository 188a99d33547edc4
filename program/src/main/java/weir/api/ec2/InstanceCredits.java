package weir.api.ec2;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreditSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.InstanceCreditSpecification;

/// How burstable instances pay for their bursts. Nothing runs in Weir's instances, so it is kept
/// and told, no more; clients that manage instances compare it.
final class InstanceCredits {
  private InstanceCredits() {}

  /// What an instance of this size has: what the launch asked for, or the default of its family.
  ///
  /// @return empty for instances that do not burst
  static Optional<String> asked(InstanceSize size, @Nullable CreditSpecificationRequest asked) {
    String wanted = asked == null ? null : asked.cpuCredits();
    if (!size.burstable()) {
      if (wanted != null) {
        throw Ec2Errors.combination(
            "The CPU credits of an instance can be set for T instances only, and "
                + size.name()
                + " is none");
      }
      return Optional.empty();
    }
    if (wanted == null) {
      return Optional.of(size.name().startsWith("t2.") ? "standard" : "unlimited");
    }
    if (!wanted.equals("standard") && !wanted.equals("unlimited")) {
      throw Ec2Errors.invalidValue(
          wanted, "creditSpecification.cpuCredits", "It must be standard or unlimited.");
    }
    return Optional.of(wanted);
  }

  static InstanceCreditSpecification of(String instanceId, String credits) {
    return InstanceCreditSpecification.builder().instanceId(instanceId).cpuCredits(credits).build();
  }
}
