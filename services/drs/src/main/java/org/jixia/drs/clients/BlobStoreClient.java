package org.jixia.drs.clients;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jixia.drs.config.DrsConfig;
import org.jixia.drs.domain.Audience;
import org.jixia.drs.domain.BlobAddress;
import org.jixia.drs.domain.BlobAddress.Origin;
import org.jixia.drs.domain.BlobStore;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.FolderLinks;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.storage.ObjectStore;
import org.jixia.platform.storage.ObjectStore.Endpoint;
import org.jixia.platform.storage.StoreRefusedException;
import org.jixia.platform.storage.StoreUnavailableException;
import org.jixia.platform.storage.StoredObjectMissingException;
import org.jixia.platform.storage.StoredPart;

/** Bytes in the S3 store, and in registered folders by {@link FolderClient}; knows which buckets are there already. */
@ApplicationScoped
public class BlobStoreClient implements BlobStore {
    private final ObjectStore store;
    private final FolderClient folders;
    private final FolderLinks links;
    private final DrsConfig config;
    private final Clock clock;
    private final Set<String> openBuckets = ConcurrentHashMap.newKeySet();

    public BlobStoreClient(ObjectStore store, FolderClient folders, FolderLinks links, DrsConfig config, Clock clock) {
        this.store = store;
        this.folders = folders;
        this.links = links;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public void openBucket(String bucket) {
        if (!openBuckets.contains(bucket)) {
            run(() -> store.createBucket(bucket));
            openBuckets.add(bucket);
        }
    }

    @Override
    public void removeBucket(String bucket) {
        openBuckets.remove(bucket);
        run(() -> {
            if (!store.bucketExists(bucket)) {
                return;
            }
            for (var left = store.list(bucket, "", null, 1000);
                    !left.isEmpty();
                    left = store.list(bucket, "", null, 1000)) {
                store.delete(bucket, left.stream().map(o -> o.key()).toList());
            }
            store.removeBucket(bucket);
        });
    }

    @Override
    public Optional<Stat> stat(BlobAddress address) {
        if (address.origin() == Origin.FOLDER) {
            return folders.stat(address);
        }
        return call(() -> {
            try {
                return store.stat(address.container(), address.key())
                        .map(o -> new Stat(o.size(), o.etag(), o.modified()));
            } catch (StoredObjectMissingException noBucket) {
                return Optional.<Stat>empty();
            }
        });
    }

    @Override
    public InputStream read(BlobAddress address) {
        return address.origin() == Origin.FOLDER
                ? folders.read(address, 0)
                : call(() -> store.get(address.container(), address.key()));
    }

    @Override
    public InputStream read(BlobAddress address, long offset, long length) {
        return address.origin() == Origin.FOLDER
                ? folders.read(address, offset)
                : call(() -> store.get(address.container(), address.key(), offset, length));
    }

    @Override
    public void putEmpty(BlobAddress address, String mimeType) {
        run(() -> store.put(address.container(), address.key(), new ByteArrayInputStream(new byte[0]), 0, mimeType));
    }

    @Override
    public void delete(String bucket, Collection<String> keys) {
        run(() -> {
            try {
                store.delete(bucket, keys);
            } catch (StoredObjectMissingException noBucket) {
                openBuckets.remove(bucket);
            }
        });
    }

    @Override
    public String openMultipart(BlobAddress address, String mimeType) {
        return call(() -> {
            try {
                return store.createUpload(address.container(), address.key(), mimeType);
            } catch (StoredObjectMissingException noBucket) {
                openBuckets.remove(address.container());
                openBucket(address.container());
                return store.createUpload(address.container(), address.key(), mimeType);
            }
        });
    }

    @Override
    public Optional<List<Part>> parts(BlobAddress address, String storeUpload) {
        return call(() -> {
            try {
                return Optional.of(store.listParts(address.container(), address.key(), storeUpload).stream()
                        .map(p -> new Part(p.number(), p.etag(), p.size()))
                        .toList());
            } catch (StoredObjectMissingException unknown) {
                return Optional.<List<Part>>empty();
            }
        });
    }

    @Override
    public boolean closeMultipart(BlobAddress address, String storeUpload, List<Part> parts) {
        var stored = parts.stream()
                .map(p -> new StoredPart(p.number(), p.etag(), p.size()))
                .toList();
        return call(() -> {
            try {
                store.completeUpload(address.container(), address.key(), storeUpload, stored);
                return true;
            } catch (StoreRefusedException | StoredObjectMissingException refused) {
                return false;
            }
        });
    }

    @Override
    public void dropMultipart(BlobAddress address, String storeUpload) {
        run(() -> {
            try {
                store.abortUpload(address.container(), address.key(), storeUpload);
            } catch (StoredObjectMissingException gone) {
                openBuckets.remove(address.container());
            }
        });
    }

    @Override
    public Map<Integer, URI> signParts(
            Audience audience, BlobAddress address, String storeUpload, Collection<Integer> numbers, Duration life) {
        return call(() ->
                store.presignParts(endpoint(audience), address.container(), address.key(), storeUpload, numbers, life));
    }

    @Override
    public SignedPut signPutOnce(Audience audience, BlobAddress address, Duration life) {
        var url = call(() -> store.presignPutOnce(endpoint(audience), address.container(), address.key(), life));
        return new SignedPut(url, ObjectStore.PUT_ONCE);
    }

    @Override
    public URI signGet(Audience audience, BlobAddress address, String fingerprint, Duration life, String fileName) {
        if (address.origin() == Origin.FOLDER) {
            var base = audience == Audience.PUBLIC ? config.publicUrl() : config.internalUrl();
            var link = new FolderLinks.Link(address, fingerprint, fileName);
            return URI.create(
                    base + "/content/" + links.token(link, clock.instant().plus(life)));
        }
        return call(() -> store.presignGet(endpoint(audience), address.container(), address.key(), life, fileName));
    }

    private static Endpoint endpoint(Audience audience) {
        return audience == Audience.PUBLIC ? Endpoint.PUBLIC : Endpoint.INTERNAL;
    }

    private static void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    private static <T> T call(Supplier<T> work) {
        try {
            return work.get();
        } catch (StoreUnavailableException away) {
            throw DomainException.of(DrsError.STORE_AWAY)
                    .retryAfter(Duration.ofSeconds(5))
                    .causedBy(away);
        } catch (StoreRefusedException | IllegalArgumentException refused) {
            throw DomainException.of(DrsError.STORE_REFUSED).causedBy(refused);
        } catch (StoredObjectMissingException missing) {
            throw DomainException.of(DrsError.BYTES_MISSING).causedBy(missing);
        }
    }
}
