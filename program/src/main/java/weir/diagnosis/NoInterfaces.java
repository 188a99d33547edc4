package weir.diagnosis;

import java.util.List;
import java.util.Optional;

/// The recorded VPC or subnet is empty.
final class NoInterfaces implements Symptom {
  @Override
  public String name() {
    return "no-interfaces";
  }

  @Override
  public String meaning() {
    return "The VPC, subnet or gateway that the flow log records has no network interface, so there"
        + " is no traffic of it.";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    if (!facts.subject().resourceThere() || !facts.interfaces().isEmpty()) {
      return Optional.empty();
    }
    String resource = facts.log().resourceId();
    return Optional.of(
        new Finding(
            name(),
            Effect.NOTHING_ARRIVES,
            resource + " has no network interfaces, so there is nothing to record.",
            List.of(resource + " covers 0 network interfaces"),
            List.of(remedy(resource))));
  }

  private static Finding.Remedy remedy(String resource) {
    String deed = "make an interface there and attach it to a Linux interface";
    String attachment = "'ResourceType=network-interface,Tags=[{Key=weir:attachment,Value=eth0}]'";
    if (resource.startsWith("subnet-")) {
      return Finding.Remedy.of(
          deed,
          "aws ec2 create-network-interface --subnet-id "
              + resource
              + " --tag-specifications "
              + attachment);
    }
    return resource.startsWith("vpc-")
        ? Finding.Remedy.of(
            deed,
            "aws ec2 create-network-interface --subnet-id $(aws ec2 describe-subnets --filters"
                + " Name=vpc-id,Values="
                + resource
                + " --query 'Subnets[0].SubnetId' --output text) --tag-specifications "
                + attachment)
        : Finding.Remedy.of(deed);
  }
}
