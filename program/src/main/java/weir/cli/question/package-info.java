/// Questions that people ask of flow logs again and again, ready to be asked: a file each, listed
/// in [weir.cli.question.Questions]. Knows neither who asks nor where the records lie. Start
/// reading at [weir.cli.question.Question].
@NullMarked
package weir.cli.question;

import org.jspecify.annotations.NullMarked;
