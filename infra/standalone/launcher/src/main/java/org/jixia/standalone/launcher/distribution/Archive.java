package org.jixia.standalone.launcher.distribution;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the archives that parts come in, with links and the right to execute. */
final class Archive {

    private Archive() {}

    static void unpackTarGz(Path archive, Path target, int stripped) throws IOException {
        try (var in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            unpackTar(in, target, stripped);
        }
    }

    /** Unpacks the one {@code .txz} inside a jar. */
    static void unpackTxzInJar(Path jar, Path target) throws IOException {
        try (var entries = new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar)))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().endsWith(".txz")) {
                    unpackTar(new XZInputStream(entries), target, 0);
                    return;
                }
            }
        }
        throw new IOException(jar + " holds no .txz");
    }

    private static void unpackTar(InputStream in, Path target, int stripped) throws IOException {
        Files.createDirectories(target);
        var tar = new TarArchiveInputStream(in);
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            var name = Path.of(entry.getName()).normalize();
            if (name.getNameCount() <= stripped || name.toString().isEmpty()) {
                continue;
            }
            var path =
                    target.resolve(name.subpath(stripped, name.getNameCount())).normalize();
            if (!path.startsWith(target)) {
                throw new IOException("The archive reaches outside: " + name);
            }
            place(tar, entry, path);
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, path);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }
}
