/// Words that every wing shares with AWS: faults by whose fault they are, names and how to guess a
/// misspelt one, and callers' regular expressions. Start reading at [weir.model.aws.Fault].
@NullMarked
package weir.model.aws;

import org.jspecify.annotations.NullMarked;
