import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the reads of three samples from a reference genome, each with variants of its own, and tells what was planted.
 * Equal arguments give equal bytes. Run by: java MakeSamples.java REFERENCE(.fa or .fa.gz) FOLDER
 * It writes, for each sample: reads_1 and reads_2 (gzipped FASTQ) and the truth (VCF), and the reference unpacked.
 */
public final class MakeSamples {

    static final List<String> SAMPLES = List.of("confucius", "mencius", "xunzi");
    static final long SEED = 19_840_101;

    static final int SNPS = 40;
    static final int INSERTIONS = 8;
    static final int DELETIONS = 8;
    static final int LONGEST_INDEL = 6;
    /** Bases between two variants and to the ends: each is alone within a read pair's reach of ambiguity. */
    static final int APART = 250;

    static final int COVERAGE = 30;
    static final int READ_LENGTH = 150;
    static final double FRAGMENT_MEAN = 400;
    static final double FRAGMENT_DEVIATION = 40;
    static final double ERROR_RATE = 0.002;
    /** Share of fragments that are read twice, as in a real library. */
    static final double DUPLICATES = 0.02;

    static final char[] BASES = {'A', 'C', 'G', 'T'};

    /** One planted variant in VCF's terms: {@code position} is 1-based and the position of the first base of {@code reference}. */
    record Variant(int position, String reference, String alternative, boolean homozygous) {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: java MakeSamples.java REFERENCE FOLDER");
            System.exit(2);
        }
        var folder = Files.createDirectories(Path.of(arguments[1]));
        var lines = readLines(Path.of(arguments[0]));
        var contig = lines.getFirst().substring(1).split("\\s")[0];
        var genome = String.join("", lines.subList(1, lines.size())).toUpperCase();
        Files.write(folder.resolve("reference.fa"), lines);
        var random = new SplittableRandom(SEED);
        for (var sample : SAMPLES) {
            var variants = plant(genome, random.split());
            writeTruth(folder.resolve(sample + ".truth.vcf"), sample, contig, genome.length(), variants);
            sequence(folder, sample, genome, variants, random.split());
            System.out.println(sample + ": " + variants.size() + " variants planted");
        }
    }

    /** Chooses places far enough apart, and at each a variant whose VCF form is the only one (it cannot be shifted to the left). */
    static List<Variant> plant(String genome, SplittableRandom random) {
        var variants = new ArrayList<Variant>();
        var wanted = SNPS + INSERTIONS + DELETIONS;
        while (variants.size() < wanted) {
            var index = APART + random.nextInt(genome.length() - 2 * APART);
            if (variants.stream().anyMatch(other -> Math.abs(other.position() - index) < APART)) {
                continue;
            }
            var homozygous = random.nextBoolean();
            var number = variants.size();
            var variant = number < SNPS
                    ? snp(genome, index, homozygous, random)
                    : number < SNPS + INSERTIONS
                            ? insertion(genome, index, homozygous, random)
                            : deletion(genome, index, homozygous, random);
            if (variant != null) {
                variants.add(variant);
            }
        }
        variants.sort(Comparator.comparingInt(Variant::position));
        return variants;
    }

    static Variant snp(String genome, int index, boolean homozygous, SplittableRandom random) {
        var base = genome.charAt(index);
        var other = BASES[random.nextInt(4)];
        return other == base ? null : new Variant(index + 1, "" + base, "" + other, homozygous);
    }

    static Variant insertion(String genome, int index, boolean homozygous, SplittableRandom random) {
        var text = new StringBuilder();
        for (var length = 1 + random.nextInt(LONGEST_INDEL); length > 0; length--) {
            text.append(BASES[random.nextInt(4)]);
        }
        var anchor = genome.charAt(index);
        var leftmost = text.charAt(text.length() - 1) != anchor;
        return leftmost && quiet(genome, index)
                ? new Variant(index + 1, "" + anchor, anchor + text.toString(), homozygous)
                : null;
    }

    static Variant deletion(String genome, int index, boolean homozygous, SplittableRandom random) {
        var length = 1 + random.nextInt(LONGEST_INDEL);
        var gone = genome.substring(index + 1, index + 1 + length);
        var anchor = genome.charAt(index);
        var leftmost = gone.charAt(gone.length() - 1) != anchor;
        return leftmost && quiet(genome, index)
                ? new Variant(index + 1, anchor + gone, "" + anchor, homozygous)
                : null;
    }

    /** False within runs of one base, where aligners rightly disagree about what was inserted or lost. */
    static boolean quiet(String genome, int index) {
        var run = 1;
        for (var i = index - 6; i < index + 14; i++) {
            run = genome.charAt(i) == genome.charAt(i + 1) ? run + 1 : 1;
            if (run >= 4) {
                return false;
            }
        }
        return true;
    }

    static String haplotype(String genome, List<Variant> variants, boolean second) {
        var text = new StringBuilder();
        var next = 0;
        for (var variant : variants) {
            // The first of a pair carries every variant, the second only what is homozygous.
            if (second && !variant.homozygous()) {
                continue;
            }
            text.append(genome, next, variant.position() - 1).append(variant.alternative());
            next = variant.position() - 1 + variant.reference().length();
        }
        return text.append(genome, next, genome.length()).toString();
    }

    static void sequence(Path folder, String sample, String genome, List<Variant> variants, SplittableRandom random)
            throws IOException {
        var haplotypes = List.of(haplotype(genome, variants, false), haplotype(genome, variants, true));
        var pairs = genome.length() * COVERAGE / (2 * READ_LENGTH);
        try (var first = gzipped(folder.resolve(sample + "_1.fastq.gz"));
                var second = gzipped(folder.resolve(sample + "_2.fastq.gz"))) {
            for (var pair = 0; pair < pairs; pair++) {
                var source = haplotypes.get(random.nextInt(2));
                var length = (int) Math.max(READ_LENGTH, FRAGMENT_MEAN + FRAGMENT_DEVIATION * gaussian(random));
                var start = random.nextInt(source.length() - length);
                var fragment = source.substring(start, start + length);
                var strand = random.nextBoolean() ? fragment : complement(fragment);
                var copies = random.nextDouble() < DUPLICATES ? 2 : 1;
                for (var copy = 0; copy < copies; copy++) {
                    var name = "@" + sample + "." + pair + "." + copy;
                    write(first, name + "/1", strand.substring(0, READ_LENGTH), random);
                    write(second, name + "/2", complement(strand).substring(0, READ_LENGTH), random);
                }
            }
        }
    }

    static void write(PrintWriter out, String name, String read, SplittableRandom random) {
        var bases = read.toCharArray();
        var qualities = new char[bases.length];
        for (var i = 0; i < bases.length; i++) {
            var wrong = random.nextDouble() < ERROR_RATE;
            if (wrong) {
                bases[i] = BASES[random.nextInt(4)];
            }
            // Phred 37, and 15 where the machine would have doubted.
            qualities[i] = wrong ? '0' : 'F';
        }
        out.print(name + "\n" + new String(bases) + "\n+\n" + new String(qualities) + "\n");
    }

    static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    static String complement(String text) {
        var other = new StringBuilder(text.length());
        for (var i = text.length() - 1; i >= 0; i--) {
            other.append(
                    switch (text.charAt(i)) {
                        case 'A' -> 'T';
                        case 'C' -> 'G';
                        case 'G' -> 'C';
                        case 'T' -> 'A';
                        default -> 'N';
                    });
        }
        return other.toString();
    }

    static void writeTruth(Path file, String sample, String contig, int length, List<Variant> variants)
            throws IOException {
        var text = new StringBuilder("##fileformat=VCFv4.2\n##contig=<ID=" + contig + ",length=" + length + ">\n"
                + "##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n"
                + "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t" + sample + "\n");
        for (var variant : variants) {
            text.append(contig + "\t" + variant.position() + "\t.\t" + variant.reference() + "\t"
                    + variant.alternative() + "\t.\tPASS\t.\tGT\t" + (variant.homozygous() ? "1/1" : "0/1") + "\n");
        }
        Files.writeString(file, text);
    }

    static PrintWriter gzipped(Path file) throws IOException {
        return new PrintWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.US_ASCII));
    }

    static List<String> readLines(Path file) throws IOException {
        var in = Files.newInputStream(file);
        var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        try (var reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.US_ASCII))) {
            return reader.lines().toList();
        }
    }
}
