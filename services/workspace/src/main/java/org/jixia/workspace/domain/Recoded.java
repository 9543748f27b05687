package org.jixia.workspace.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text of any encoding as bytes of UTF-8; fails with a {@link java.nio.charset.CharacterCodingException} where it cannot be read. */
final class Recoded extends InputStream {
    private final Reader reader;
    private final char[] characters = new char[32 * 1024];
    private int kept;
    private byte[] bytes = {};
    private int at;

    Recoded(InputStream in, Charset charset) {
        reader = new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        var count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, into, offset, count);
        at += count;
        return count;
    }

    /** The first half of a character waits for the second. */
    private boolean fill() throws IOException {
        while (at == bytes.length) {
            var read = reader.read(characters, kept, characters.length - kept);
            if (read < 0) {
                return false;
            }
            var count = kept + read;
            kept = Character.isHighSurrogate(characters[count - 1]) ? 1 : 0;
            bytes = new String(characters, 0, count - kept).getBytes(StandardCharsets.UTF_8);
            at = 0;
            characters[0] = characters[count - 1];
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
