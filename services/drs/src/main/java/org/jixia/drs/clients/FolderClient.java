package org.jixia.drs.clients;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jixia.drs.config.DrsConfig;
import org.jixia.drs.domain.BlobAddress;
import org.jixia.drs.domain.BlobStore.Stat;
import org.jixia.drs.domain.DrsError;
import org.jixia.platform.errors.DomainException;

/** Files below an administrator's folders. A path that leaves its root, also by a symbolic link, does not exist. */
@ApplicationScoped
public class FolderClient {
    private final DrsConfig config;

    public FolderClient(DrsConfig config) {
        this.config = config;
    }

    Optional<Stat> stat(BlobAddress address) {
        return file(address).map(file -> {
            try {
                var changed = Files.getLastModifiedTime(file);
                return new Stat(Files.size(file), changed.toInstant().toString(), changed.toInstant());
            } catch (IOException e) {
                throw DomainException.of(DrsError.STORE_AWAY).causedBy(e);
            }
        });
    }

    InputStream read(BlobAddress address, long offset) {
        var file = file(address).orElseThrow(() -> DomainException.of(DrsError.BYTES_LOST, address.key()));
        try {
            var channel = Files.newByteChannel(file);
            channel.position(offset);
            return Channels.newInputStream(channel);
        } catch (IOException e) {
            throw DomainException.of(DrsError.STORE_AWAY).causedBy(e);
        }
    }

    private Optional<Path> file(BlobAddress address) {
        var root = config.roots().get(address.container());
        if (root == null || root.folder().isEmpty()) {
            return Optional.empty();
        }
        try {
            var folder = Path.of(root.folder().get()).toRealPath();
            var file = folder.resolve(address.key()).toRealPath();
            return file.startsWith(folder) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (IOException | InvalidPathException missing) {
            return Optional.empty();
        }
    }
}
