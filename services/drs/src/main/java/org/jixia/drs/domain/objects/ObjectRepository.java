package org.jixia.drs.domain.objects;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.WorkspacePath;

/** Objects, blobs and names in the database. Calls on many take one statement, whatever their number. */
public interface ObjectRepository {

    /** In any state: the caller looks at it. */
    Optional<DataObject> find(ObjectId id);

    /** Those that exist, in any state. */
    Map<ObjectId, DataObject> find(Collection<ObjectId> ids);

    Map<ObjectId, Blob> blobs(Collection<ObjectId> blobIds);

    /** Available objects by their present names. */
    Map<Name, DataObject> named(Collection<Name> names);

    /** Objects with these digests among the ids, available: one statement for the call cache. */
    List<ObjectId> confirmed(Map<ObjectId, String> sha256ById);

    /**
     * The names in byte order after {@code after} (exclusive, may be null). By folder what lies below the next slash is one entry;
     * otherwise the search is for this text, capitals or not.
     */
    List<FileEntry> list(UUID workspace, FileListing wanted, String after, int limit);

    /** All live objects that ever had this name, newest first. */
    List<DataObject> versions(UUID workspace, WorkspacePath path, int limit);

    void insertBlobs(Collection<Blob> blobs);

    /** Adds objects to blobs that are KEPT; gives the blobs that took them. One statement: a doomed blob takes nothing. */
    Collection<ObjectId> shareBlobs(Map<ObjectId, Integer> objectsByBlob);

    void insertObjects(Collection<DataObject> objects);

    /** Points the names at these objects, whatever they pointed at before. */
    void name(Collection<DataObject> objects);

    void insertItems(List<BundleItem> items);

    /** The first {@code limit} items of these bundles, each bundle's in their order. */
    List<BundleItem> items(Collection<ObjectId> bundles, int limit);

    /** AVAILABLE to REMOVING; gives those that this call changed. Names that point at them go. */
    List<DataObject> markRemoving(Collection<ObjectId> ids, String person);

    /** Takes objects from blobs; gives the blobs that are DOOMED by it. */
    List<Blob> releaseBlobs(Map<ObjectId, Integer> objectsByBlob);

    List<Blob> doomed(int limit);

    /** Forgets blobs whose bytes are gone and makes tombstones of their objects. */
    void forgetBlobs(Collection<ObjectId> blobs);

    /** REMOVING to REMOVED, for objects whose blob lives on or that never had one. */
    void markRemoved(Collection<ObjectId> ids);

    /** KEPT and LOST blobs checked longest ago, at least {@code hours} hours. */
    List<Blob> uncheckedBlobs(int hours, int limit);

    /** Those found are KEPT, those lost LOST; what is DOOMED meanwhile stays so. */
    void markChecked(Collection<ObjectId> found, Collection<ObjectId> lost);

    /** Objects and references whose bytes or name belong to the workspace, still available. */
    List<ObjectId> availableOf(UUID workspace, int limit);

    /** A path in a workspace. */
    record Name(UUID workspace, WorkspacePath path) {}
}
