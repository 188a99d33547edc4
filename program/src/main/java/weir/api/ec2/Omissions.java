package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import weir.model.aws.Fault;

/// What a view of the network had to leave out, and why. Used by one thread.
final class Omissions {
  private final List<String> sentences = new ArrayList<>();

  void add(String sentence) {
    sentences.add(sentence);
  }

  /// The value, or empty when it cannot be made; why is then among the omissions.
  ///
  /// @param what that is left out: `security group rule sgr-0a1b2c3d`
  <T> Optional<T> attempt(String what, Supplier<T> making) {
    try {
      return Optional.of(making.get());
    } catch (Fault fault) {
      add(what + " is left out: " + fault.sentence());
    } catch (IllegalArgumentException | ArithmeticException | NullPointerException unfit) {
      // Documents are kept as clients gave them; whatever the model does not take stays out.
      add(what + " is left out: " + unfit);
    }
    return Optional.empty();
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }
}
