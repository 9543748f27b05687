package org.jixia.audit.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jixia.audit.domain.Verification;
import org.jixia.audit.domain.Verification.TrailFault;
import org.jixia.platform.errors.Texts;

/** A verification as auditors read it: each fault also as a sentence in their language. */
public record VerificationView(
        boolean ok, long entries, int checkpoints, long until, Instant at, List<FaultView> faults) {

    public record FaultView(
            String code, Long number, String topic, Long position, Long to, String copy, String detail) {

        static FaultView of(TrailFault fault, Locale language) {
            String range = Stream.of(fault.number() != null ? fault.number() : fault.position(), fault.to())
                    .filter(end -> end != null)
                    .map(String::valueOf)
                    .reduce((from, to) -> from + "-" + to)
                    .orElse("?");
            String key = "audit.fault."
                    + fault.code().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return new FaultView(
                    fault.code().name(),
                    fault.number(),
                    fault.topic(),
                    fault.position(),
                    fault.to(),
                    fault.copy(),
                    Texts.text(
                            key,
                            language,
                            List.of(range, String.valueOf(fault.topic()), String.valueOf(fault.copy()))));
        }
    }

    static VerificationView of(Verification found, List<Locale> acceptable) {
        Locale language = acceptable.stream()
                .filter(wanted -> wanted.getLanguage().equals("zh")
                        || wanted.getLanguage().equals("en"))
                .findFirst()
                .orElse(Locale.ENGLISH);
        return new VerificationView(
                found.ok(),
                found.entries(),
                found.checkpoints(),
                found.until(),
                found.at(),
                found.faults().stream()
                        .map(fault -> FaultView.of(fault, language))
                        .toList());
    }
}
