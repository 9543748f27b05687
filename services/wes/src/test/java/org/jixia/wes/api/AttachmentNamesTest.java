package org.jixia.wes.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AttachmentNamesTest {

    @Test
    void keepsFolders() {
        assertThat(AttachmentNames.of(
                        "form-data; name=\"workflow_attachment\"; filename=\"lib/tools/a b.wdl\"", "a b.wdl"))
                .isEqualTo("lib/tools/a b.wdl");
        assertThat(AttachmentNames.of("form-data; name=x; filename*=UTF-8''lib%2F%E6%A0%B7.wdl", null))
                .isEqualTo("lib/样.wdl");
        assertThat(AttachmentNames.of("form-data; name=x; filename=plain.wdl", null))
                .isEqualTo("plain.wdl");
    }

    @Test
    void readsNamesOfAnyLength() {
        var longName = "x".repeat(7000) + "\\\"".repeat(500);
        assertThat(AttachmentNames.of("form-data; filename=\"" + longName + "\"", null))
                .isEqualTo(longName.replace("\\\"", "\""));
    }

    @Test
    void acceptsNamesThatStayInside() {
        assertThat(List.of("a.wdl", "lib/a.wdl", "..a/b..wdl", "样本/流程.wdl", "a b's.wdl"))
                .allMatch(AttachmentNames::isSafe);
    }

    @Test
    void refusesNamesThatCouldLeave() {
        assertThat(List.of(
                        "", "../a", "a/../b", "/etc/passwd", "a\\b", "a//b", "./a", "a/", "a\u0000b", "x".repeat(2000)))
                .noneMatch(AttachmentNames::isSafe);
    }
}
