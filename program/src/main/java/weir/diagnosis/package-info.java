/// Says why a flow log shows nothing, or less than expected, with the evidence and the command that
/// mends it. Knows neither the API nor where the facts come from: whoever asks brings them as
/// [weir.diagnosis.FlowLogFacts]. Start reading at [weir.diagnosis.Doctor]; what it recognises is
/// listed in [weir.diagnosis.Symptoms].
@NullMarked
package weir.diagnosis;

import org.jspecify.annotations.NullMarked;
