package org.jixia.wdl.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jixia.wdl.engine.value.FileInfo;

/** The store of one run: files of this machine under the addresses that the engine knows them by. */
final class LocalFiles {
    private final Map<String, Path> paths = new HashMap<>();

    FileInfo add(String uri, Path path) {
        paths.put(uri, path);
        return info(uri, path);
    }

    Optional<Path> path(String uri) {
        return Optional.ofNullable(paths.get(uri));
    }

    Optional<FileInfo> info(String uri) {
        return path(uri).map(path -> info(uri, path));
    }

    private static FileInfo info(String uri, Path path) {
        try (InputStream bytes = Files.newInputStream(path)) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(bytes, sha).transferTo(java.io.OutputStream.nullOutputStream());
            return new FileInfo(uri, null, Files.size(path), HexFormat.of().formatHex(sha.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
