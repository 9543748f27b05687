package org.jixia.wes.api;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jixia.wes.api.RunsResource.RunView;
import org.jixia.wes.domain.RunId;

/** What many listeners of one run see is read once a second for all of them. Says nothing about who may listen. */
@Singleton
class SharedViews {

    private static final long KEPT = TimeUnit.MILLISECONDS.toNanos(900);
    private static final int MANY = 1000;

    private record Key(RunId run, String language) {}

    private record Seen(RunView view, long until) {}

    private final Map<Key, Seen> views = new ConcurrentHashMap<>();

    RunView get(RunId run, String language, Supplier<RunView> fresh) {
        if (views.size() > MANY) {
            views.values().removeIf(seen -> seen.until() - System.nanoTime() < 0);
        }
        return views.compute(
                        new Key(run, language),
                        (key, seen) -> seen != null && seen.until() - System.nanoTime() > 0
                                ? seen
                                : new Seen(fresh.get(), System.nanoTime() + KEPT))
                .view();
    }
}
