package weir.capture.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import weir.model.net.PacketHeader;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;

/// Knows which interfaces a packet crosses, and which way, and has each of them record it.
sealed interface Crossings permits OneInterface, ManyInterfaces, UndescribedInterface {
  /// @param before recorders by interface id that go on recording where the subject still has their
  ///   interface
  static Crossings of(Subject subject, LaneOptions options, Map<String, InterfaceRecorder> before) {
    return switch (subject) {
      case Subject.Interface one ->
          new OneInterface(
              recorder(one.network(), one.eni(), one.plan(), options, before),
              one.eni(),
              one.side());
      case Subject.WholeNetwork whole -> {
        List<InterfaceRecorder> recorders = new ArrayList<>();
        for (NetworkInterface eni : whole.network().interfaces()) {
          RecordingPlan plan = whole.plan().apply(eni);
          if (!plan.intervals().isEmpty()) {
            recorders.add(recorder(whole.network(), eni, plan, options, before));
          }
        }
        yield new ManyInterfaces(recorders);
      }
      case Subject.Undescribed nameless ->
          new UndescribedInterface(
              InterfaceRecorder.undescribed(nameless.plan(), options), nameless.addresses());
    };
  }

  private static InterfaceRecorder recorder(
      Network network,
      NetworkInterface eni,
      RecordingPlan plan,
      LaneOptions options,
      Map<String, InterfaceRecorder> before) {
    InterfaceRecorder known = before.get(eni.id());
    if (known == null) {
      return InterfaceRecorder.of(network, eni, plan, options);
    }
    known.change(network, eni, plan);
    return known;
  }

  Crossing record(PacketHeader packet, int[] seconds);

  List<InterfaceRecorder> recorders();
}
