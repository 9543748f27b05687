package org.jixia.standalone.launcher.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jixia.standalone.launcher.Trouble;

/** The demo's data: made by the program beside the workflow, plus the read set without truth that Debian ships. */
record SampleData(Path home, Path folder) {

    static final List<String> SAMPLES = List.of("confucius", "mencius", "xunzi");

    private static final Path EXAMPLES = Path.of("/usr/share/doc/bowtie2/examples");

    private Path library() {
        return home.resolve("workflows/library/germline");
    }

    void make() {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                library().resolve("MakeSamples.java").toString(),
                EXAMPLES.resolve("reference/lambda_virus.fa.gz").toString(),
                folder.toString());
        try {
            Files.createDirectories(folder);
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new Trouble("The samples could not be made: " + said.strip());
            }
        } catch (IOException e) {
            throw new Trouble("The samples could not be made: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("The demo was interrupted.", e);
        }
    }

    Path reference() {
        return folder.resolve("reference.fa");
    }

    Path reads(String sample, int end) {
        return folder.resolve(sample + "_" + end + ".fastq.gz");
    }

    /** Reads of the same genome about which nothing is known. */
    Path unknownReads(int end) {
        return EXAMPLES.resolve("reads/reads_" + end + ".fq.gz");
    }

    Variants truth(String sample) {
        try {
            return Variants.of(Files.readAllBytes(folder.resolve(sample + ".truth.vcf")));
        } catch (IOException e) {
            throw new Trouble("The truth about " + sample + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    String workflow(String file) {
        try {
            return Files.readString(library().resolve(file));
        } catch (IOException e) {
            throw new Trouble("The workflow " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
