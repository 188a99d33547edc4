package weir.api.ec2;

/// How many addresses one call may ask for.
final class AddressCounts {
  private static final int MOST = 256;

  private AddressCounts() {}

  static int check(int wanted, String parameter) {
    if (wanted < 0 || wanted > MOST) {
      throw Ec2Errors.invalidValue(wanted, parameter, "It must lie between 0 and " + MOST + ".");
    }
    return wanted;
  }
}
