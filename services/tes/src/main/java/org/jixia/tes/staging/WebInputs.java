package org.jixia.tes.staging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jixia.tes.domain.execution.Cause;
import org.jixia.tes.domain.execution.Why;

/**
 * Inputs from the open web, kept in the cache by their content. The server is asked at each use, with the mark that it gave the
 * last time: what has not changed there is not fetched again.
 */
final class WebInputs {
    private final WebFetch web;
    private final ContentCache cache;
    private final Path notes;

    WebInputs(WebFetch web, ContentCache cache, Path notes) {
        this.web = web;
        this.cache = cache;
        this.notes = notes;
    }

    /** What the server gave the last time: digest, ETag and Last-Modified, each possibly empty. */
    private record Note(String sha256, String etag, String modified) {
        static final Note NONE = new Note("", "", "");
    }

    /** Puts the file at the place; refuses more bytes than that. */
    void give(String url, Path place, long most) throws IOException {
        var file = notes.resolve(UUID.nameUUIDFromBytes(url.getBytes(StandardCharsets.UTF_8)) + ".web");
        var known = read(file);
        if (!cache.holds(known.sha256())) {
            known = Note.NONE;
        }
        var answer = web.ask(url, known.etag(), known.modified());
        var sha256 = known.sha256();
        try (var body = answer.body()) {
            if (!answer.unchanged()) {
                sha256 = keep(url, answer, most);
                write(file, new Note(sha256, answer.header("etag"), answer.header("last-modified")));
            }
        }
        cache.give(sha256, 0, () -> again(url), place);
    }

    private String keep(String url, WebFetch.Answer answer, long most) throws IOException {
        if (answer.length() > most) {
            throw new WebFetch.RefusedException(Cause.of(Why.INPUT_TOO_LARGE, url, answer.length(), most));
        }
        return cache.keep(new Limited(url, answer.body(), most), Math.max(0, answer.length()));
    }

    /** Only when the entry was given up between two steps. */
    private InputStream again(String url) throws IOException {
        return web.ask(url, "", "").body();
    }

    private static Note read(Path file) throws IOException {
        try {
            var lines = Files.readAllLines(file);
            return lines.size() == 3 ? new Note(lines.get(0), lines.get(1), lines.get(2)) : Note.NONE;
        } catch (NoSuchFileException first) {
            return Note.NONE;
        }
    }

    private void write(Path file, Note note) throws IOException {
        Files.createDirectories(notes);
        Files.write(file, List.of(note.sha256(), note.etag(), note.modified()));
    }

    /** A server that states no length may send without end. */
    private static final class Limited extends java.io.FilterInputStream {
        private final String url;
        private final long most;
        private long left;

        Limited(String url, InputStream in, long most) {
            super(in);
            this.url = url;
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var n = in.read(buffer, offset, length);
            left -= Math.max(0, n);
            if (left < 0) {
                throw new WebFetch.RefusedException(Cause.of(Why.INPUT_ENDLESS, url, most));
            }
            return n;
        }
    }
}
