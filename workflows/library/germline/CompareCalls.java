import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Compares called variants with the planted ones, genotypes included: a wrong genotype is both missed and invented.
 * Run: java CompareCalls.java [--at-least 0.99] TRUTH.tsv CALLS.vcf[.gz] [TRUTH CALLS …]; prints one JSON object over
 * all pairs; exit code 1 below the bar.
 */
public class CompareCalls {
    public static void main(String[] arguments) throws IOException {
        int first = 0;
        double bar = 0;
        if (arguments.length > 1 && arguments[0].equals("--at-least")) {
            bar = Double.parseDouble(arguments[1]);
            first = 2;
        }
        if (arguments.length - first < 2 || (arguments.length - first) % 2 != 0) {
            System.err.println("Usage: java CompareCalls.java [--at-least 0.99] TRUTH.tsv CALLS.vcf.gz …");
            System.exit(2);
        }
        int planted = 0;
        int called = 0;
        int right = 0;
        for (int i = first; i < arguments.length; i += 2) {
            Set<String> truth = truth(Path.of(arguments[i]));
            Set<String> calls = calls(Path.of(arguments[i + 1]));
            planted += truth.size();
            called += calls.size();
            Set<String> both = new HashSet<>(truth);
            both.retainAll(calls);
            right += both.size();
        }
        double recall = planted == 0 ? 0 : (double) right / planted;
        double precision = called == 0 ? 0 : (double) right / called;
        System.out.printf(
                Locale.ROOT,
                "{\"planted\": %d, \"called\": %d, \"right\": %d, \"recall\": %.5f, \"precision\": %.5f}%n",
                planted,
                called,
                right,
                recall,
                precision);
        System.exit(recall >= bar && precision >= bar ? 0 : 1);
    }

    private static Set<String> truth(Path file) throws IOException {
        Set<String> variants = new HashSet<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            variants.add(line);
        }
        return variants;
    }

    /** Passed variants with the alternative allele; of several alternatives each that the genotype names. */
    private static Set<String> calls(Path file) throws IOException {
        Set<String> variants = new HashSet<>();
        InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        try (var reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.US_ASCII))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] columns = line.split("\t");
                if (!line.startsWith("#") && (columns[6].equals("PASS") || columns[6].equals("."))) {
                    add(variants, columns);
                }
            }
        }
        return variants;
    }

    private static void add(Set<String> variants, String[] columns) {
        String[] alleles = columns[9].split(":")[0].split("[/|]");
        String[] alternatives = columns[4].split(",");
        for (int number = 1; number <= alternatives.length; number++) {
            int copies = 0;
            for (String allele : alleles) {
                copies += allele.equals(String.valueOf(number)) ? 1 : 0;
            }
            if (copies > 0) {
                String genotype = copies == alleles.length ? "1/1" : "0/1";
                variants.add(columns[0] + "\t" + columns[1] + "\t" + columns[3] + "\t" + alternatives[number - 1] + "\t"
                        + genotype);
            }
        }
    }
}
