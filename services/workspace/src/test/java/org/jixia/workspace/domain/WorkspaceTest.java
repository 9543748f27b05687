package org.jixia.workspace.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkspaceTest {
    @Test
    void whateverARealmCallsAPersonNamesAWorkspace() {
        assertThat(Workspace.possibleName(null)).isEqualTo("Personal");
        assertThat(Workspace.possibleName(" \n ")).isEqualTo("Personal");
        assertThat(Workspace.possibleName("Ann\tLi")).isEqualTo("Ann Li");
        assertThat(Workspace.possibleName("李".repeat(400))).hasSize(300);
        var cut = Workspace.possibleName("x".repeat(299) + "\uD83E\uDDEC");
        assertThat(cut).isEqualTo("x".repeat(299));
        assertThat(Workspace.checkedName(cut)).isEqualTo(cut);
    }
}
