package org.jixia.wes.clients;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Bytes to upload with their digests, read again for each part and never held whole when they come from a file. */
record Content(long size, String sha256, String md5, Supplier<InputStream> open) {

    static Content of(byte[] bytes) {
        return digested(bytes.length, () -> new java.io.ByteArrayInputStream(bytes));
    }

    static Content of(Path file) {
        try {
            return digested(Files.size(file), () -> stream(file));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    HttpRequest.BodyPublisher part(long from, long length) {
        if (length <= 0) {
            return HttpRequest.BodyPublishers.noBody();
        }
        return HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofInputStream(() -> slice(from, length)), length);
    }

    private InputStream slice(long from, long length) {
        try {
            InputStream in = open.get();
            in.skipNBytes(from);
            return new Limited(in, length);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static InputStream stream(Path file) {
        try {
            return Channels.newInputStream(FileChannel.open(file));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Content digested(long size, Supplier<InputStream> open) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var md5 = MessageDigest.getInstance("MD5");
            try (InputStream in = new DigestInputStream(new DigestInputStream(open.get(), sha), md5)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            var hex = HexFormat.of();
            return new Content(size, hex.formatHex(sha.digest()), hex.formatHex(md5.digest()), open);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Ends after so many bytes. */
    private static final class Limited extends java.io.FilterInputStream {
        private long left;

        Limited(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            int read = left > 0 ? super.read() : -1;
            left -= read >= 0 ? 1 : 0;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = super.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
