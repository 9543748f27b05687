package org.jixia.standalone.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;
import org.junit.jupiter.api.Test;

class DoctorTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Doctor doctor(Requirement... requirements) {
        return new Doctor(
                new Progress(new PrintStream(out, true, StandardCharsets.UTF_8)), List.of(requirements), false);
    }

    private static Requirement requirement(String name, Purpose from, boolean strict, boolean present) {
        return new Requirement(name, "is needed", from, strict, List.of(name), "", () -> present);
    }

    @Test
    void isSilentWhenNothingIsMissing() {
        doctor(requirement("bwa", Purpose.DEMO, true, true)).ensure(Purpose.TEST);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void namesTheCommandForWhatIsMissing() {
        var doctor = doctor(
                requirement("bwa", Purpose.DEMO, true, false), requirement("samtools", Purpose.DEMO, true, false));

        assertThatThrownBy(() -> doctor.ensure(Purpose.DEMO))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("apt-get install -y --no-install-recommends bwa samtools");
    }

    @Test
    void asksNothingThatThePurposeDoesNotNeed() {
        doctor(requirement("chromium", Purpose.TEST, true, false)).ensure(Purpose.RUN);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void goesOnWithANoteWithoutWhatIsMerelyUseful() {
        doctor(requirement("bubblewrap", Purpose.RUN, false, false)).ensure(Purpose.RUN);

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Note").contains("bubblewrap");
    }

    @Test
    void examinationListsEverything() {
        var well = doctor(requirement("a", Purpose.RUN, true, true), requirement("b", Purpose.TEST, true, false))
                .examine(Purpose.TEST);

        assertThat(well).isFalse();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("ok").contains("MISSING");
    }
}
