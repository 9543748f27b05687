import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes reads of three samples with planted variants from the phage lambda genome, and the tables to launch on them.
 * The same seed gives the same bytes. Run: java MakeReads.java OUT [SEED] [EXAMPLES]; see README.md for the files.
 */
public class MakeReads {
    private static final List<String> SAMPLES = List.of("lambda-a", "lambda-b", "lambda-c");
    private static final Path EXAMPLES = Path.of("/usr/share/doc/bowtie2/examples");
    private static final String CONTIG = "NC_001416.1";
    private static final String PREFIX = "germline/";
    private static final int DEPTH = 30;
    private static final int READ = 150;
    private static final double ERRORS = 0.002;
    private static final double DUPLICATES = 0.02;
    private static final int SHARED = 20;
    private static final int OWN = 50;
    /** Variants stay this far from the ends, where few reads reach, and from each other, so that each stands alone. */
    private static final int MARGIN = 1000;
    private static final int SPACING = 160;
    private static final String BASES = "ACGT";

    /** A planted variant, left-aligned, with its 1-based position as in VCF; haplotype 0 or 1, or 2 for both. */
    private record Variant(int position, String ref, String alt, int haplotype) {
        String genotype() {
            return haplotype == 2 ? "1/1" : "0/1";
        }
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 1) {
            System.err.println("Usage: java MakeReads.java OUT [SEED] [FOLDER OF bowtie2-examples]");
            System.exit(2);
        }
        Path out = Path.of(arguments[0]);
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 20260101L;
        Path examples = arguments.length > 2 ? Path.of(arguments[2]) : EXAMPLES;
        Path fasta = examples.resolve("reference/lambda_virus.fa.gz");
        if (!Files.exists(fasta)) {
            fasta = examples.resolve("reference/lambda_virus.fa");
        }
        if (!Files.exists(fasta)) {
            System.err.println("There is no phage lambda genome below " + examples
                    + ". Install it: apt-get install bowtie2-examples");
            System.exit(1);
        }
        for (String folder : List.of("reference", "reads", "truth", "tables")) {
            Files.createDirectories(out.resolve(folder));
        }
        String genome = genome(fasta);
        writeReference(out.resolve("reference/lambda.fa"), genome);
        plant(out, genome, seed);
        copyExample(examples, out);
        writeTables(out);
        writeManifest(out);
    }

    private static String genome(Path fasta) throws IOException {
        var genome = new StringBuilder();
        try (BufferedReader reader = reader(fasta)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith(">")) {
                    genome.append(line.strip().toUpperCase());
                }
            }
        }
        return genome.toString();
    }

    private static BufferedReader reader(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.US_ASCII));
    }

    private static void writeReference(Path file, String genome) throws IOException {
        var text = new StringBuilder(">" + CONTIG + " phage lambda\n");
        for (int at = 0; at < genome.length(); at += 70) {
            text.append(genome, at, Math.min(genome.length(), at + 70)).append('\n');
        }
        Files.writeString(file, text);
    }

    private static void plant(Path out, String genome, long seed) throws IOException {
        var random = new Random(seed);
        List<Integer> places = places(genome, random);
        List<Variant> shared = new ArrayList<>();
        for (int i = 0; i < SHARED; i++) {
            shared.add(variant(genome, places.removeLast(), i, random));
        }
        for (String sample : SAMPLES) {
            List<Variant> variants = new ArrayList<>();
            for (Variant variant : shared) {
                variants.add(new Variant(variant.position, variant.ref, variant.alt, haplotype(random)));
            }
            for (int i = 0; i < OWN; i++) {
                variants.add(variant(genome, places.removeLast(), i, random));
            }
            variants.sort(Comparator.comparingInt(Variant::position));
            writeTruth(out.resolve("truth"), sample, variants);
            writeReads(out.resolve("reads"), sample, genome, variants, random);
        }
    }

    /** Places for variants in random order. */
    private static List<Integer> places(String genome, Random random) {
        List<Integer> places = new ArrayList<>();
        int wanted = SHARED + OWN * SAMPLES.size();
        int room = (genome.length() - 2 * MARGIN) / SPACING;
        for (int i = 0; i < room; i++) {
            places.add(MARGIN + i * SPACING + random.nextInt(SPACING / 4));
        }
        if (places.size() < wanted) {
            throw new IllegalStateException("The genome is too short for " + wanted + " variants");
        }
        Collections.shuffle(places, random);
        return places;
    }

    private static int haplotype(Random random) {
        return random.nextInt(4) < 2 ? 2 : random.nextInt(2);
    }

    /** Of ten variants seven are SNPs; lengths of insertions and deletions are 1 to 6. */
    private static Variant variant(String genome, int place, int number, Random random) {
        int kind = number % 10;
        if (kind == 3 || kind == 8) {
            return insertion(genome, place, random);
        }
        if (kind == 5) {
            return deletion(genome, place, random);
        }
        char ref = genome.charAt(place);
        char alt = BASES.charAt(random.nextInt(4));
        while (alt == ref) {
            alt = BASES.charAt(random.nextInt(4));
        }
        return new Variant(place + 1, String.valueOf(ref), String.valueOf(alt), haplotype(random));
    }

    /** Left-aligned: the last inserted base differs from the base before the insertion. */
    private static Variant insertion(String genome, int place, Random random) {
        char before = genome.charAt(place);
        var inserted = new StringBuilder();
        int length = 1 + random.nextInt(6);
        for (int i = 0; i < length; i++) {
            inserted.append(BASES.charAt(random.nextInt(4)));
        }
        while (inserted.charAt(length - 1) == before) {
            inserted.setCharAt(length - 1, BASES.charAt(random.nextInt(4)));
        }
        return new Variant(place + 1, String.valueOf(before), before + inserted.toString(), haplotype(random));
    }

    /** Left-aligned: moved on until the last deleted base differs from the base before the deletion. */
    private static Variant deletion(String genome, int place, Random random) {
        int length = 1 + random.nextInt(6);
        int at = place;
        while (genome.charAt(at + length) == genome.charAt(at)) {
            at++;
        }
        return new Variant(
                at + 1, genome.substring(at, at + length + 1), String.valueOf(genome.charAt(at)), haplotype(random));
    }

    private static void writeTruth(Path folder, String sample, List<Variant> variants) throws IOException {
        var table = new StringBuilder("contig\tposition\tref\talt\tgenotype\n");
        var vcf = new StringBuilder("##fileformat=VCFv4.2\n##contig=<ID=" + CONTIG + ">\n"
                + "##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n"
                + "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t" + sample + "\n");
        for (Variant v : variants) {
            String place = CONTIG + "\t" + v.position + "\t";
            table.append(place).append(v.ref + "\t" + v.alt + "\t" + v.genotype() + "\n");
            vcf.append(place).append(".\t" + v.ref + "\t" + v.alt + "\t.\tPASS\t.\tGT\t" + v.genotype() + "\n");
        }
        Files.writeString(folder.resolve(sample + ".tsv"), table);
        Files.writeString(folder.resolve(sample + ".vcf"), vcf);
    }

    private static void writeReads(Path folder, String sample, String genome, List<Variant> variants, Random random)
            throws IOException {
        List<String> haplotypes = List.of(applied(genome, variants, 0), applied(genome, variants, 1));
        int pairs = genome.length() * DEPTH / (2 * READ);
        try (BufferedWriter first = writer(folder.resolve(sample + "_1.fastq.gz"));
                BufferedWriter second = writer(folder.resolve(sample + "_2.fastq.gz"))) {
            for (int i = 0; i < pairs; i++) {
                String haplotype = haplotypes.get(random.nextInt(2));
                int length = 270 + random.nextInt(81) + random.nextInt(81);
                int start = random.nextInt(haplotype.length() - length + 1);
                String fragment = haplotype.substring(start, start + length);
                boolean turned = random.nextBoolean();
                String forward = turned ? reverse(fragment) : fragment;
                int copies = random.nextDouble() < DUPLICATES ? 2 : 1;
                for (int copy = 0; copy < copies; copy++) {
                    String name = sample + ":" + i + ":" + copy;
                    write(first, name, forward.substring(0, READ), random);
                    write(second, name, reverse(forward).substring(0, READ), random);
                }
            }
        }
    }

    private static String applied(String genome, List<Variant> variants, int haplotype) {
        var text = new StringBuilder();
        int at = 0;
        for (Variant variant : variants) {
            if (variant.haplotype == 2 || variant.haplotype == haplotype) {
                text.append(genome, at, variant.position - 1).append(variant.alt);
                at = variant.position - 1 + variant.ref.length();
            }
        }
        return text.append(genome, at, genome.length()).toString();
    }

    private static String reverse(String bases) {
        var text = new StringBuilder(bases.length());
        for (int i = bases.length() - 1; i >= 0; i--) {
            int base = BASES.indexOf(bases.charAt(i));
            text.append(base < 0 ? 'N' : BASES.charAt(3 - base));
        }
        return text.toString();
    }

    /** Qualities say what the error rate is: Q27 is 0.2 %, and the rest lie around it. */
    private static void write(BufferedWriter out, String name, String bases, Random random) throws IOException {
        char[] read = bases.toCharArray();
        char[] quality = new char[read.length];
        for (int i = 0; i < read.length; i++) {
            quality[i] = (char) (33 + 24 + random.nextInt(9));
            if (random.nextDouble() < ERRORS) {
                char right = read[i];
                while (read[i] == right) {
                    read[i] = BASES.charAt(random.nextInt(4));
                }
            }
        }
        out.write("@" + name + "\n" + new String(read) + "\n+\n" + new String(quality) + "\n");
    }

    private static BufferedWriter writer(Path file) throws IOException {
        return new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.US_ASCII));
    }

    private static void copyExample(Path examples, Path out) throws IOException {
        for (int mate = 1; mate <= 2; mate++) {
            Path source = examples.resolve("reads/reads_" + mate + ".fq.gz");
            if (!Files.exists(source)) {
                source = examples.resolve("reads/reads_" + mate + ".fq");
            }
            try (BufferedReader reader = reader(source);
                    BufferedWriter writer = writer(out.resolve("reads/example_" + mate + ".fastq.gz"))) {
                reader.transferTo(writer);
            }
        }
    }

    private static void writeTables(Path out) throws IOException {
        String header = "entity:sample_id\treads_1\treads_2\treference\n";
        var samples = new StringBuilder(header);
        var members = new StringBuilder("membership:sample_set_id\tsample\n");
        for (String sample : SAMPLES) {
            samples.append(row(sample));
            members.append("lambda\t" + sample + "\n");
        }
        Files.writeString(out.resolve("tables/sample.tsv"), samples);
        Files.writeString(out.resolve("tables/sample_set_membership.tsv"), members);
        Files.writeString(out.resolve("tables/sample_set.tsv"), "entity:sample_set_id\tcohort\nlambda\tlambda\n");
        Files.writeString(out.resolve("tables/example.tsv"), header + row("example"));
    }

    private static String row(String sample) {
        String reads = PREFIX + "reads/" + sample;
        return sample + "\t" + reads + "_1.fastq.gz\t" + reads + "_2.fastq.gz\t" + PREFIX + "reference/lambda.fa\n";
    }

    /** The files to upload, with sizes and checksums, under their workspace paths. */
    private static void writeManifest(Path out) throws Exception {
        List<Path> files;
        try (Stream<Path> found = Stream.concat(Files.list(out.resolve("reference")), Files.list(out.resolve("reads")))) {
            files = found.sorted().toList();
        }
        List<String> entries = new ArrayList<>();
        for (Path file : files) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (var bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
                bytes.skipNBytes(Files.size(file));
            }
            String relative = out.relativize(file).toString();
            entries.add("    {\"file\": \"" + relative + "\", \"path\": \"" + PREFIX + relative + "\", \"size\": "
                    + Files.size(file) + ", \"sha256\": \"" + HexFormat.of().formatHex(digest.digest()) + "\"}");
        }
        Files.writeString(
                out.resolve("manifest.json"),
                "{\n  \"samples\": [\"" + String.join("\", \"", SAMPLES) + "\"],\n  \"files\": [\n"
                        + String.join(",\n", entries) + "\n  ]\n}\n");
    }
}
