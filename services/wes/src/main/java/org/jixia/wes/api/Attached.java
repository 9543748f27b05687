package org.jixia.wes.api;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jixia.wes.domain.Files.Stored;
import org.jixia.wes.domain.RunRequest;
import org.jixia.wes.domain.RunRequest.Attachment;
import org.jixia.wes.engine.LaunchCheck;

/** The attachments of a submission by the names under which its file inputs may mean them; each is stored at most once. */
final class Attached implements LaunchCheck.Attachments {

    private final RunRequest request;
    private final Function<Attachment, Stored> store;
    private final Map<String, Stored> stored = new HashMap<>();

    Attached(RunRequest request, Function<Attachment, Stored> store) {
        this.request = request;
        this.store = store;
    }

    @Override
    public boolean holds(String name) {
        return find(name).isPresent();
    }

    @Override
    public Stored store(String name) {
        var file = find(name).orElseThrow();
        return stored.computeIfAbsent(file.name(), key -> store.apply(file));
    }

    private Optional<Attachment> find(String name) {
        return request.attachment(name.startsWith("./") ? name.substring(2) : name);
    }
}
