package org.jixia.standalone.launcher.demo;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jixia.standalone.launcher.Trouble;

/** The variants of one sample with their genotypes, for comparing what was found with what was planted. */
record Variants(Set<String> found) {

    /** Reads a VCF of one sample, packed or not. */
    static Variants of(byte[] vcf) {
        try (var lines = new BufferedReader(new InputStreamReader(open(vcf), StandardCharsets.UTF_8))) {
            return new Variants(lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Variants::key)
                    .collect(Collectors.toSet()));
        } catch (IOException e) {
            throw new Trouble("A file of variants cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Place, alleles and genotype; the order of the alleles in a genotype means nothing here. */
    private static String key(String line) {
        var fields = line.split("\t");
        var genotype = fields[9].split(":")[0].replace('|', '/');
        var sorted = genotype.equals("1/0") ? "0/1" : genotype;
        return fields[0] + ":" + fields[1] + " " + fields[3] + ">" + fields[4] + " " + sorted;
    }

    private static InputStream open(byte[] vcf) throws IOException {
        var in = new ByteArrayInputStream(vcf);
        var packed = vcf.length > 2 && (vcf[0] & 0xff) == 0x1f && (vcf[1] & 0xff) == 0x8b;
        return packed ? new GZIPInputStream(in) : in;
    }

    long shared(Variants other) {
        return found.stream().filter(other.found::contains).count();
    }

    int count() {
        return found.size();
    }
}
