package weir.delivery;

import org.jspecify.annotations.Nullable;
import weir.delivery.DeliveryStatus.Problem;

/// Why a destination did not take a file: AWS's word for the status and a sentence for people.
final class Undeliverable extends Exception {
  private final Problem problem;
  private final String sentence;

  Undeliverable(Problem problem, String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.problem = problem;
    this.sentence = sentence;
  }

  Problem problem() {
    return problem;
  }

  String sentence() {
    return sentence;
  }
}
