package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.clients.UploadClient;
import org.jixia.e2e.clients.WorkspaceClient;
import org.jixia.e2e.pages.Browser;
import org.jixia.e2e.pages.FilesPages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A researcher drags whole folders in, calls files and folders otherwise, and deletes several at once. */
class FoldersJourney {
    @TempDir
    Path disk;

    private UploadClient uploads;

    @BeforeEach
    void aWorkspace() {
        uploads = new UploadClient(WorkspaceClient.create(GatewayClient.of("researcher"), "Folders by the browser"));
    }

    @Test
    void aFolderThatIsDroppedArrivesWithAllThatIsInIt() throws IOException {
        Path folder = Files.createDirectories(disk.resolve("cohort"));
        Map<String, String> words = Map.of(
                "cohort/notes.txt", "notes",
                "cohort/样本 一/读数 1.txt", "第一个样本",
                "cohort/样本 一/deep er/2.txt", "two",
                "cohort/nothing.txt", "");
        for (var file : words.entrySet()) {
            Path path = disk.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Files.createDirectories(folder.resolve("空"));
        try (Browser browser = new Browser("en-GB")) {
            FilesPages files = FilesPages.signedIn(browser, "researcher", workspace());
            files.drop(folder);
            arrived(words);
            browser.page().getByText("Left out, as nothing is in it: cohort/空").waitFor();
            files.list().getByText("cohort/").waitFor();
            browser.picture("files-dropped");
            assertThat(browser.barriers()).isEmpty();

            Path other = Files.createDirectories(disk.resolve("chosen 目录/in"));
            Files.writeString(other.resolve("a.txt"), "chosen");
            files.chooseFolder(disk.resolve("chosen 目录"));
            var all = new TreeMap<>(words);
            all.put("chosen 目录/in/a.txt", "chosen");
            arrived(all);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** All of them, and nothing else, with the digests of the words. */
    private void arrived(Map<String, String> words) {
        var expected = new TreeMap<String, String>();
        words.forEach((path, text) -> expected.put(path, UploadClient.sha256(text.getBytes(StandardCharsets.UTF_8))));
        await("the files to arrive")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(stored()).isEqualTo(expected));
    }

    @Test
    void filesAndFoldersAreCalledOtherwiseAndKeepTheirAddresses() {
        String object = uploads.store("in/a.txt", "a".getBytes(StandardCharsets.UTF_8));
        uploads.store("in/taken.txt", "taken".getBytes(StandardCharsets.UTF_8));
        try (Browser browser = new Browser("en-GB")) {
            FilesPages files = FilesPages.signedIn(browser, "researcher", workspace());
            files.list().waitFor();
            files.open(workspace(), "?file=in/a.txt");
            files.button("files.rename").click();
            files.dialog().getByText("keep what they refer to").waitFor();
            browser.picture("files-rename");
            assertThat(browser.barriers()).isEmpty();
            files.dialog().getByLabel("Path in this workspace").fill("in/taken.txt");
            files.agree("Rename or move");
            files.dialog().getByText("There is a file in/taken.txt already").waitFor();
            files.answer("in/样本 a.txt", "Rename or move");
            files.details().getByText("in/样本 a.txt").first().waitFor();
            assertThat(objectAt("in/样本 a.txt")).isEqualTo(object);

            files.open(workspace(), "");
            files.folder("in", "Rename or move the folder");
            files.answer("done/2026", "Rename or move");
            files.open(workspace(), "?folder=done/2026/");
            files.list().getByText("样本 a.txt").waitFor();
            assertThat(objectAt("done/2026/样本 a.txt")).isEqualTo(object);
            assertThat(uploads.bytes(object)).isEqualTo("a".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void severalFilesAndWholeFoldersGoAfterItIsSaidWhatGoes() throws IOException {
        for (String path : new String[] {"a.txt", "b.txt", "keep.txt", "old/1.txt", "old/deep/2.txt"}) {
            uploads.store(path, path.getBytes(StandardCharsets.UTF_8));
        }
        try (Browser browser = new Browser("en-GB")) {
            FilesPages files = FilesPages.signedIn(browser, "researcher", workspace());
            files.mark("a.txt");
            files.mark("b.txt");
            files.marked().getByText("2 files chosen").waitFor();
            browser.picture("files-chosen");
            assertThat(browser.barriers()).isEmpty();
            Download list = browser.page()
                    .waitForDownload(() -> files.button("files.saveList").click());
            assertThat(Files.readString(list.path())).contains("a.txt\tdrs://").contains("b.txt\tdrs://");
            files.button("files.deleteChosen").click();
            files.agree("Delete the chosen files");
            await("the two to go").atMost(Duration.ofSeconds(30)).until(() -> stored().size() == 3);

            files.folder("old", "Delete the folder");
            files.dialog().getByText("2 files go").waitFor();
            browser.picture("files-delete-folder");
            assertThat(browser.barriers()).isEmpty();
            files.answer("old", "Delete the folder");
            await("the folder to go")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(stored()).containsOnlyKeys("keep.txt"));
            files.list().getByText("keep.txt").waitFor();
        }
    }

    private String workspace() {
        return uploads.workspace().id();
    }

    private Map<String, String> stored() {
        var found = new TreeMap<String, String>();
        for (JsonNode file : uploads.workspace().files("")) {
            found.put(file.path("path").asText(), file.path("sha256").asText());
        }
        return found;
    }

    private String objectAt(String path) {
        for (JsonNode file : uploads.workspace().files("")) {
            if (file.path("path").asText().equals(path)) {
                return file.path("objectId").asText();
            }
        }
        return null;
    }
}
