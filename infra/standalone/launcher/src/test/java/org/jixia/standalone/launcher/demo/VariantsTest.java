package org.jixia.standalone.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class VariantsTest {

    private static final String TRUTH = """
            ##fileformat=VCFv4.2
            #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ts
            c\t10\t.\tA\tG\t.\tPASS\t.\tGT\t0/1
            c\t20\t.\tAT\tA\t.\tPASS\t.\tGT\t1/1
            """;

    @Test
    void equalVariantsAreSharedWhateverElseTheLineSays() {
        var called = TRUTH.replace(".\tPASS\t.\tGT\t0/1", "99\t.\tDP=30\tGT:PL\t1|0:3,0,4");

        assertThat(of(called).shared(of(TRUTH))).isEqualTo(2);
    }

    @Test
    void anotherGenotypeIsAnotherVariant() {
        assertThat(of(TRUTH.replace("1/1", "0/1")).shared(of(TRUTH))).isEqualTo(1);
    }

    @Test
    void packedFilesOfSeveralMembersAreReadWhole() throws IOException {
        var packed = new ByteArrayOutputStream();
        for (var part : TRUTH.split("(?<=\n)")) {
            var member = new GZIPOutputStream(packed);
            member.write(part.getBytes(StandardCharsets.UTF_8));
            member.finish();
        }

        assertThat(Variants.of(packed.toByteArray()).count()).isEqualTo(2);
    }

    private static Variants of(String text) {
        return Variants.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
