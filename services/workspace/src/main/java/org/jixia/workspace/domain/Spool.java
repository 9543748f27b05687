package org.jixia.workspace.domain;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Takes an upload to a temporary file as UTF-8, refusing on the way what no reader could handle: bytes that are none of the file's
 * encoding, endless lines, open quotes. What the sender does not say of encoding and separator the beginning of the file does.
 */
final class Spool implements AutoCloseable {
    /** Long enough for any honest row, short enough for memory. */
    static final int LINE_LIMIT = 8 * 1024 * 1024;

    private static final int CHUNK = 64 * 1024;

    private final Path file;
    private final Faults faults = new Faults();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final MessageDigest digest = sha256();
    private final TextEncoding encoding;
    private final char separator;
    private final QuoteWatch quotes;
    private final CharBuffer characters = CharBuffer.allocate(CHUNK + 8);
    private final ByteBuffer pending = ByteBuffer.allocate(CHUNK + 8);
    private long line = 1;
    private long length;
    private String sha256;
    private boolean encodingReported;

    private Spool(Path file, TextEncoding encoding, char separator) {
        this.file = file;
        this.encoding = encoding;
        this.separator = separator;
        this.quotes = new QuoteWatch(separator);
    }

    static Spool of(ImportFile sent) {
        try {
            var head = sent.content().readNBytes(CHUNK);
            var encoding = sent.encoding() == null ? TextEncoding.detect(head) : sent.encoding();
            var separator = sent.separator() == null ? Separators.detect(head, encoding) : sent.separator();
            var spool = new Spool(Files.createTempFile("jixia-import", ".txt"), encoding, separator);
            try {
                spool.take(encoding.toUtf8(new SequenceInputStream(new ByteArrayInputStream(head), sent.content())));
                return spool;
            } catch (IOException | RuntimeException e) {
                spool.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return file;
    }

    TextEncoding encoding() {
        return encoding;
    }

    char separator() {
        return separator;
    }

    /** SHA-256 of the bytes. */
    String digest() {
        return sha256;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(InputStream in) throws IOException {
        var chunk = new byte[CHUNK];
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (var read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                out.write(chunk, 0, read);
                digest.update(chunk, 0, read);
                check(chunk, read);
            }
        } catch (CharacterCodingException other) {
            faults.add(WorkspaceError.NOT_ENCODED, "row " + line, encoding.text());
            faults.throwIfAny(WorkspaceError.IMPORT_FAULTY);
        }
        sha256 = HexFormat.of().formatHex(digest.digest());
        decode(true);
        if (quotes.fault() > 0) {
            faults.add(WorkspaceError.QUOTES, "row " + quotes.fault());
        }
        faults.throwIfAny(WorkspaceError.IMPORT_FAULTY);
    }

    private void check(byte[] chunk, int count) {
        pending.put(chunk, 0, count);
        decode(false);
        for (var i = 0; i < count; i++) {
            quotes.take(chunk[i], line);
            if (chunk[i] == '\n') {
                line++;
                length = 0;
            } else if (++length == LINE_LIMIT + 1) {
                faults.add(WorkspaceError.LINE_TOO_LONG, "row " + line, LINE_LIMIT);
            }
        }
    }

    /** Runs before the lines of the bytes are counted, so that {@link #line} is where they begin. */
    private void decode(boolean last) {
        pending.flip();
        characters.clear();
        var result = decoder.decode(pending, characters, last);
        if (result.isError() || last && pending.hasRemaining()) {
            if (!encodingReported) {
                faults.add(WorkspaceError.NOT_UTF8, "row " + (line + linesBefore(pending)));
            }
            encodingReported = true;
            pending.clear();
            decoder.reset();
            return;
        }
        pending.compact();
    }

    private static long linesBefore(ByteBuffer buffer) {
        var lines = 0L;
        for (var i = 0; i < buffer.position(); i++) {
            lines += buffer.get(i) == '\n' ? 1 : 0;
        }
        return lines;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
