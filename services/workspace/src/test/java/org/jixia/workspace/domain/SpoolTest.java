package org.jixia.workspace.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assertj.core.groups.Tuple;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused of a table file before a row of it is read, and at which row. */
class SpoolTest {
    @Test
    void namesTheRowOfTheFirstByteThatIsNoUtf8() {
        var text = "entity:sample_id\tnote\nA\tx\nB\tcafé\nC\ty\nD\tz\n";
        refused(text, StandardCharsets.ISO_8859_1, tuple("workspace.not-utf8", "row 3"));
        refused(
                "x_id\n" + "A\n".repeat(70_000) + "样本\nB\n",
                Charset.forName("GBK"),
                tuple("workspace.not-utf8", "row 70002"));
    }

    @Test
    void takesUtf8WhereverTheChunksEnd() {
        var text = "x_id\n" + "样本\uD83D\uDE00\n".repeat(40_000);
        assertThatCode(() -> spool(text, StandardCharsets.UTF_8)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "x_id\\tnote\\nA\\t\"open\\nB\\tz\\n;row 2",
                "x_id,note\\nA,y\\nB,\"open\\nC,z;row 3",
                "x_id\\tnote\\nA\\t\"closed\"early\\nB\\tz\\n;row 2"
            })
    void namesTheRowWhoseQuotesStayOpen(String text, String row) {
        refused(unescaped(text), StandardCharsets.UTF_8, tuple("workspace.quotes", row));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x_id\\tnote\\nA\\t5\" disk\\nB\\tsays \"hi\"\\n",
                "x_id\\tnote\\r\\nA\\t\"two\\nlines\"\\r\\nB\\t\"a \"\"b\"\"\"\\r\\n",
                "x_id,note\\nA,\"a,b\"\\nB,\"\"\\n",
                "x_id\\tnote\\nA\\tone, \"two\"\\n"
            })
    void takesQuotesThatEnd(String text) {
        assertThatCode(() -> spool(unescaped(text), StandardCharsets.UTF_8)).doesNotThrowAnyException();
    }

    @Test
    void namesTheRowThatIsTooLong() {
        var text = "x_id\nA\n" + "x".repeat(Spool.LINE_LIMIT + 1) + "\nB\n";
        refused(text, StandardCharsets.UTF_8, tuple("workspace.line-too-long", "row 3"));
    }

    @Test
    void holdsNothingOfALineWithoutEnd() {
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var endless = new InputStream() {
            private long left = 100_000_000;

            @Override
            public int read() {
                throw new IllegalStateException("read in pieces");
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                var count = (int) Math.min(length, left);
                Arrays.fill(into, offset, offset + count, (byte) 'x');
                left -= count;
                return count == 0 ? -1 : count;
            }
        };
        var before = thread.getCurrentThreadAllocatedBytes();
        var refusal = catchThrowableOfType(DomainException.class, () -> Spool.of(ImportFile.of(endless)));
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(4_000_000);
        assertThat(refusal.faults()).extracting(Fault::code).containsExactly("workspace.line-too-long");
    }

    private static String unescaped(String text) {
        return text.translateEscapes();
    }

    private static void refused(String text, Charset encoding, Tuple fault) {
        var refusal = catchThrowableOfType(DomainException.class, () -> spool(text, encoding));
        assertThat(refusal.faults()).extracting(Fault::code, Fault::where).containsExactly(fault);
    }

    private static void spool(String text, Charset encoding) {
        Spool.of(ImportFile.of(new ByteArrayInputStream(text.getBytes(encoding))))
                .close();
    }
}
