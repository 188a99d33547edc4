package weir.api.ec2;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.ArchitectureType;
import software.amazon.awssdk.services.ec2.model.EnaSupport;
import software.amazon.awssdk.services.ec2.model.InstanceTypeHypervisor;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.RootDeviceType;
import software.amazon.awssdk.services.ec2.model.UsageClassType;
import software.amazon.awssdk.services.ec2.model.VirtualizationType;

/// An instance type that Weir knows. Records tell the way to the internet with Nitro's codes
/// whatever the type is: every interface of Weir counts as one of Nitro.
///
/// To add one, write its line into [#ALL].
///
/// @param name `t3.micro`
/// @param nitro whether it is Nitro-based; else Xen
/// @param interfaces how many it can have
/// @param addresses IPv4 addresses of each interface
record InstanceSize(
    String name,
    boolean nitro,
    ArchitectureType architecture,
    int cpus,
    int memoryMebibytes,
    int interfaces,
    int addresses) {
  static final List<InstanceSize> ALL =
      List.of(
          new InstanceSize("c5.large", true, ArchitectureType.X86_64, 2, 4096, 3, 10),
          new InstanceSize("c5.xlarge", true, ArchitectureType.X86_64, 4, 8192, 4, 15),
          new InstanceSize("c6g.large", true, ArchitectureType.ARM64, 2, 4096, 3, 10),
          new InstanceSize("c6i.large", true, ArchitectureType.X86_64, 2, 4096, 3, 10),
          new InstanceSize("m1.small", false, ArchitectureType.X86_64, 1, 1740, 2, 4),
          new InstanceSize("m4.large", false, ArchitectureType.X86_64, 2, 8192, 2, 10),
          new InstanceSize("m5.large", true, ArchitectureType.X86_64, 2, 8192, 3, 10),
          new InstanceSize("m5.xlarge", true, ArchitectureType.X86_64, 4, 16384, 4, 15),
          new InstanceSize("m6i.large", true, ArchitectureType.X86_64, 2, 8192, 3, 10),
          new InstanceSize("m7g.large", true, ArchitectureType.ARM64, 2, 8192, 3, 10),
          new InstanceSize("m7i.large", true, ArchitectureType.X86_64, 2, 8192, 3, 10),
          new InstanceSize("r5.large", true, ArchitectureType.X86_64, 2, 16384, 3, 10),
          new InstanceSize("t2.medium", false, ArchitectureType.X86_64, 2, 4096, 3, 6),
          new InstanceSize("t2.micro", false, ArchitectureType.X86_64, 1, 1024, 2, 2),
          new InstanceSize("t2.nano", false, ArchitectureType.X86_64, 1, 512, 2, 2),
          new InstanceSize("t2.small", false, ArchitectureType.X86_64, 1, 2048, 3, 4),
          new InstanceSize("t3.large", true, ArchitectureType.X86_64, 2, 8192, 3, 12),
          new InstanceSize("t3.medium", true, ArchitectureType.X86_64, 2, 4096, 3, 6),
          new InstanceSize("t3.micro", true, ArchitectureType.X86_64, 2, 1024, 2, 2),
          new InstanceSize("t3.nano", true, ArchitectureType.X86_64, 2, 512, 2, 2),
          new InstanceSize("t3.small", true, ArchitectureType.X86_64, 2, 2048, 3, 4),
          new InstanceSize("t4g.medium", true, ArchitectureType.ARM64, 2, 4096, 3, 6),
          new InstanceSize("t4g.micro", true, ArchitectureType.ARM64, 2, 1024, 2, 2),
          new InstanceSize("t4g.small", true, ArchitectureType.ARM64, 2, 2048, 3, 4));

  static Optional<InstanceSize> find(String name) {
    return ALL.stream().filter(size -> size.name.equals(name)).findFirst();
  }

  static List<String> names() {
    return ALL.stream().map(InstanceSize::name).toList();
  }

  /// Whether it saves up CPU time while idle.
  boolean burstable() {
    return name.startsWith("t");
  }

  /// Nitro's x86 types have two threads in each core; each CPU of the others is a core.
  int threadsPerCore() {
    return nitro && architecture == ArchitectureType.X86_64 ? 2 : 1;
  }

  int cores() {
    return cpus / threadsPerCore();
  }

  /// As DescribeInstanceTypes shows it.
  InstanceTypeInfo shown() {
    boolean ipv6 = !name.startsWith("m1.");
    return InstanceTypeInfo.builder()
        .instanceType(name)
        .currentGeneration(!name.startsWith("m1.") && !name.startsWith("m4."))
        .freeTierEligible(name.equals("t2.micro") || name.equals("t3.micro"))
        .supportedUsageClasses(UsageClassType.ON_DEMAND)
        .supportedRootDeviceTypes(RootDeviceType.EBS)
        .supportedVirtualizationTypes(VirtualizationType.HVM)
        .bareMetal(false)
        .hypervisor(nitro ? InstanceTypeHypervisor.NITRO : InstanceTypeHypervisor.XEN)
        .processorInfo(processor -> processor.supportedArchitectures(architecture))
        .vCpuInfo(cpu -> cpu.defaultVCpus(cpus))
        .memoryInfo(memory -> memory.sizeInMiB((long) memoryMebibytes))
        .instanceStorageSupported(false)
        .networkInfo(network ->
            network
                .maximumNetworkInterfaces(interfaces)
                .maximumNetworkCards(1)
                .defaultNetworkCardIndex(0)
                .ipv4AddressesPerInterface(addresses)
                .ipv6AddressesPerInterface(ipv6 ? addresses : 0)
                .ipv6Supported(ipv6)
                .enaSupport(nitro ? EnaSupport.REQUIRED : EnaSupport.UNSUPPORTED)
                .efaSupported(false))
        .burstablePerformanceSupported(burstable())
        .build();
  }
}
