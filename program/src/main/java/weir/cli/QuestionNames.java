package weir.cli;

import java.util.ArrayList;
import weir.cli.question.Question;
import weir.cli.question.Questions;

/// The names of questions, for shells to complete.
final class QuestionNames extends ArrayList<String> {
  private static final long serialVersionUID = 1;

  QuestionNames() {
    super(Questions.ALL.stream().map(Question::name).toList());
  }
}
