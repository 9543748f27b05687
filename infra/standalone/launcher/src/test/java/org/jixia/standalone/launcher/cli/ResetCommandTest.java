package org.jixia.standalone.launcher.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jixia.standalone.launcher.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetCommandTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderThatNeverWasAnInstallationIsNotRemoved() throws IOException {
        Files.createDirectories(folder.resolve("secrets"));
        Files.createDirectories(folder.resolve("processes"));
        Files.createDirectories(folder.resolve("installation.json"));

        assertThatThrownBy(() -> ResetCommand.refuseUnsafe(folder))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("by hand");
    }

    @Test
    void aDamagedInstallationIs() throws IOException {
        Files.writeString(folder.resolve("installation.json"), "{\"id\":");

        assertThatCode(() -> ResetCommand.refuseUnsafe(folder)).doesNotThrowAnyException();
    }
}
