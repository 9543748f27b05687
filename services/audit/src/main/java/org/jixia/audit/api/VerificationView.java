package org.jixia.audit.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.audit.domain.Standing;
import org.jixia.audit.domain.Verification;
import org.jixia.audit.domain.Verification.State;
import org.jixia.audit.domain.Verification.TrailFault;
import org.jixia.platform.errors.Texts;

/**
 * A verification as auditors read it: each fault also as a sentence in their language.
 *
 * @param person who asked for it; absent when the service verified by itself
 * @param after only entries after this one were read; 0 for the whole chain
 * @param last the last entry of the chain then
 */
@Schema(requiredProperties = {"ok", "state", "after", "last", "entries", "checkpoints", "until", "at", "faults"})
public record VerificationView(
        boolean ok,
        State state,
        String person,
        long after,
        long last,
        long entries,
        int checkpoints,
        long until,
        Instant at,
        List<FaultView> faults) {

    /** What is known of the chain without verifying it now. */
    @Schema(requiredProperties = "state")
    public record StandingView(State state, VerificationView all, VerificationView news) {

        static StandingView of(Standing standing, List<Locale> acceptable) {
            return new StandingView(
                    standing.state(),
                    VerificationView.of(standing.all(), acceptable),
                    VerificationView.of(standing.news(), acceptable));
        }
    }

    @Schema(requiredProperties = {"code", "detail"})
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

    /** Null for none. */
    static VerificationView of(Verification found, List<Locale> acceptable) {
        if (found == null) {
            return null;
        }
        Locale language = acceptable.stream()
                .filter(wanted -> wanted.getLanguage().equals("zh")
                        || wanted.getLanguage().equals("en"))
                .findFirst()
                .orElse(Locale.ENGLISH);
        return new VerificationView(
                found.state() == State.INTACT,
                found.state(),
                found.person(),
                found.from().number(),
                found.end().number(),
                found.entries(),
                found.checkpoints(),
                found.until(),
                found.at(),
                found.faults().stream()
                        .map(fault -> FaultView.of(fault, language))
                        .toList());
    }
}
