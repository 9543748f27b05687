package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixia.e2e.pages.Shown.shows;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.clients.UploadClient;
import org.jixia.e2e.clients.WorkspaceClient;
import org.jixia.e2e.pages.Browser;
import org.jixia.e2e.pages.FilesPages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A researcher brings files in by the browser, one of them larger than their patience, and looks into what others left there. */
class FilesJourney {
    private static final int MIB = 1 << 20;
    private static final Locator.WaitForOptions LONG =
            new Locator.WaitForOptions().setTimeout(Duration.ofMinutes(8).toMillis());

    @TempDir
    static Path disk;

    private static UploadClient uploads;

    @BeforeAll
    static void aWorkspace() {
        uploads = new UploadClient(WorkspaceClient.create(GatewayClient.of("researcher"), "Files by the browser"));
    }

    @ParameterizedTest
    @CsvSource({"en-GB, 512", "zh-CN, 1024"})
    void anUploadThatAClosedTabBrokeOffGoesOnWhenTheFileIsChosenAgain(String locale, int mebibytes) throws Exception {
        String name = "reads-" + locale + ".bin";
        Path file = large(name, mebibytes);
        try (Browser browser = new Browser(locale)) {
            FilesPages first = FilesPages.signedIn(browser, "researcher", workspace());
            first.choose(file);
            String upload = opened(name);
            await("some parts to arrive")
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptions()
                    .until(() -> parts(upload), parts -> parts >= 2);
            browser.closeTabAndOpenAnother();
            assertThat(uploads.get(upload).expect(200).json().path("state").asText())
                    .isEqualTo("OPEN");

            goesOn(browser, file, upload);
            Files.delete(file);
        }
    }

    private static void goesOn(Browser browser, Path file, String upload) throws Exception {
        String name = file.getFileName().toString();
        AtomicInteger sent = new AtomicInteger();
        browser.page().onRequest(request -> {
            if (request.method().equals("PUT")) {
                sent.incrementAndGet();
            }
        });
        FilesPages second = new FilesPages(browser).open(workspace(), "");
        second.unfinished(name).waitFor();
        browser.picture("files-unfinished");
        assertThat(browser.barriers()).isEmpty();
        second.choose(file);
        second.upload(name, "sending").waitFor();
        browser.picture("files-sending");
        second.upload(name, "done").waitFor(LONG);
        int all = uploads.get(upload).json().path("partCount").asInt();
        assertThat(sent.get()).isLessThan(all);

        String sha256 = sha256(file);
        assertThat(uploads.workspace().files(name).path(0).path("sha256").asText())
                .isEqualTo(sha256);
        second.upload(name, "done").getByText(sha256.substring(0, 12)).waitFor();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "zh-CN"})
    void aFileThatChangedUnderItsUploadIsRefusedInWords(String locale) throws IOException {
        String name = "notes-" + locale + ".txt";
        uploads.open(name, 5, UploadClient.sha256("older".getBytes(StandardCharsets.UTF_8)))
                .expect(201);
        Path now = Files.writeString(disk.resolve(name), "newer words");
        try (Browser browser = new Browser(locale)) {
            FilesPages files = FilesPages.signedIn(browser, "researcher", workspace());
            files.choose(now);
            files.upload(name, "changed").waitFor();
            shows(files.upload(name, "changed"), browser.words().of("files.changedSize", Map.of("was", 5, "now", 11)));
            browser.picture("files-changed");
            files.button("files.anew").click();
            files.upload(name, "done").waitFor(LONG);
            var stored =
                    uploads.workspace().files(name).path(0).path("objectId").asText();
            assertThat(uploads.bytes(stored)).isEqualTo(Files.readAllBytes(now));
        }
    }

    @Test
    void bytesThatAreNotThoseThatWereStatedAreRefusedByTheirDigest() throws IOException {
        byte[] stated = "older words".getBytes(StandardCharsets.UTF_8);
        uploads.open("stated.txt", stated.length, UploadClient.sha256(stated)).expect(201);
        Path now = Files.writeString(disk.resolve("stated.txt"), "newer words");
        try (Browser browser = new Browser("en-GB")) {
            FilesPages files = FilesPages.signedIn(browser, "researcher", workspace());
            files.choose(now);
            files.upload("stated.txt", "changed")
                    .getByText("the parts do not fit together")
                    .waitFor();
            assertThat(uploads.workspace().files("stated.txt")).isEmpty();
            files.button("files.anew").click();
            files.upload("stated.txt", "done").waitFor(LONG);
            assertThat(uploads.workspace()
                            .files("stated.txt")
                            .path(0)
                            .path("sha256")
                            .asText())
                    .isEqualTo(sha256(now));
        }
    }

    @Test
    void aFileThatChangesOnTheDiskWhileItIsSentMakesNoFile() throws IOException {
        Path file = large("changing.bin", 512);
        try (Browser browser = new Browser("en-GB")) {
            FilesPages files = FilesPages.signedIn(browser, "researcher", workspace());
            files.choose(file);
            files.upload("changing.bin", "sending").waitFor();
            Files.writeString(file, "more", StandardOpenOption.APPEND);
            files.upload("changing.bin", "changed")
                    .getByText("was changed on your disk")
                    .waitFor(LONG);
            browser.picture("files-changed-on-disk");
            assertThat(uploads.workspace().files("changing.bin")).isEmpty();
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void whatOthersWroteIsShownAndNeverRun() {
        String script = "<script>document.title = 'taken'</script>";
        uploads.store("look/" + script.replace("/", "") + ".txt", script.getBytes(StandardCharsets.UTF_8));
        uploads.store("look/page.html", ("<h1>Report</h1>" + script).getBytes(StandardCharsets.UTF_8));
        uploads.store("look/table.tsv", "id\tdepth\ns1\t30\n".getBytes(StandardCharsets.UTF_8));
        try (Browser browser = new Browser("en-GB")) {
            FilesPages files = FilesPages.signedIn(browser, "researcher", workspace());
            files.open(workspace(), "?folder=look/");
            files.list().getByText("<script>document.title").waitFor();
            files.open(workspace(), "?file=look/page.html");
            files.button("files.preview").click();
            files.preview().getByText("<h1>Report</h1>").waitFor();
            files.show("files.look.page");
            browser.page().frameLocator(".page-frame").getByText("Report").waitFor();
            assertThat(browser.page().title()).doesNotContain("taken");
            browser.picture("files-page");
            assertThat(browser.barriers()).isEmpty();

            files.open(workspace(), "?file=look/table.tsv");
            files.button("files.preview").click();
            files.preview().getByText("depth").waitFor();
            browser.picture("files-table");
            assertThat(browser.barriers()).isEmpty();
        }
    }

    @Test
    void variantsOpenOverTheGenomeThroughSignedRanges() {
        String vcf = """
                ##fileformat=VCFv4.2
                ##contig=<ID=chr1,length=100000>
                #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO
                chr1\t4200\t.\tA\tC\t50\tPASS\t.
                """;
        uploads.store("genome/calls.vcf", vcf.getBytes(StandardCharsets.UTF_8));
        try (Browser browser = new Browser("en-GB")) {
            FilesPages files = FilesPages.signedIn(browser, "researcher", workspace());
            files.list().waitFor();
            files.open(workspace(), "?file=genome/calls.vcf");
            files.button("files.openGenome").click();
            files.genome().locator("canvas").first().waitFor();
            browser.page().waitForURL(url -> url.contains("locus=chr1"));
            browser.picture("files-genome");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static String workspace() {
        return uploads.workspace().id();
    }

    /** The upload that the page opened for this path. */
    private static String opened(String path) {
        return await("the upload of " + path)
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> uploads.workspace()
                                .gateway()
                                .get("/api/drs/uploads?state=OPEN&workspace=" + workspace() + "&path=" + path)
                                .expect(200)
                                .json()
                                .path("items")
                                .path(0)
                                .path("id")
                                .asText(),
                        id -> !id.isEmpty());
    }

    private static int parts(String upload) {
        return uploads.get(upload).expect(200).json().path("parts").size();
    }

    /** Mostly empty on the disk, but no part of it is like another. */
    private static Path large(String name, long mebibytes) throws IOException {
        Path file = disk.resolve(name);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(mebibytes * MIB);
            for (long at = 0; at < mebibytes * MIB; at += 16 * MIB) {
                bytes.seek(at);
                bytes.writeLong(at * 31 + 7);
            }
        }
        return file;
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] buffer = new byte[1 << 20];
            while (in.read(buffer) >= 0) {
                // read for its digest
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
