package org.jixia.drs.domain.tasks;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.WorkspacePath;

/** Outputs of tasks and bytes nobody claims, in the database; one statement for many. */
public interface OutputRepository {

    /** Locks the task's outputs for this transaction and gives those at the paths; a removed object's output is DROPPED. */
    Map<WorkspacePath, TaskOutput> lock(String task, Collection<WorkspacePath> paths);

    /** Blobs kept in the workspace by content: any one for each digest and size. */
    Map<String, ObjectId> keptBlobs(UUID workspace, Collection<TaskOutput> wanted);

    /** Inserts, or replaces what stood at (task, path). */
    void put(Collection<TaskOutput> outputs);

    void bind(ObjectId object, String storeUpload);

    Map<ObjectId, TaskOutput> find(String task, Collection<ObjectId> objects);

    /** PENDING to AVAILABLE; gives those that this call changed. */
    List<ObjectId> markAvailable(Collection<ObjectId> objects);

    /** PENDING to DROPPED for outputs older than this; gives them. */
    List<TaskOutput> dropOlder(Duration age, int limit);

    /** PENDING to DROPPED for a workspace that goes away; gives them. */
    List<TaskOutput> dropOf(UUID workspace, int limit);

    void addStray(Collection<TaskOutput> outputs);

    List<StrayBytes> stray(int limit);

    void forgetStray(Collection<StrayBytes> swept);

    /** Bytes in the store that no object will ever show. */
    record StrayBytes(String bucket, String key, String storeUpload) {}
}
