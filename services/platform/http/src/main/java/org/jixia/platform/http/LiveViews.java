package org.jixia.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Sends a view of something at once and after each change of it, until it changes no more, its reader may not see it any more, or nobody
 * listens. What many listen to is read once a second for all of them.
 */
@ApplicationScoped
public class LiveViews {
    private static final Logger LOG = Logger.getLogger(LiveViews.class);
    private static final long EVERY = 1_000;
    private static final long KEPT = TimeUnit.MILLISECONDS.toNanos(900);
    private static final int MANY = 1_000;

    private final Map<Object, Seen> views = new ConcurrentHashMap<>();

    private record Seen(Object view, long until) {}

    /**
     * What somebody listens to.
     *
     * @param key the same for all whose views are equal; says nothing about who may listen
     * @param event name of the events
     * @param mayLook asked before each look, as rights may be taken away meanwhile
     */
    public record Followed<V>(
            Object key, String event, Class<V> type, Supplier<V> view, Predicate<V> ended, BooleanSupplier mayLook) {}

    /** @param last the id of the last event that the reader has seen ({@code Last-Event-ID}): what has not changed since is not told again */
    public <V> void follow(Followed<V> followed, String last, SseEventSink sink, Sse sse) {
        // The request ends with the stream: whoever writes it must not be part of the request.
        Thread.ofVirtual().name("live-" + followed.event()).start(() -> write(followed, last, sink, sse));
    }

    private <V> void write(Followed<V> followed, String last, SseEventSink sink, Sse sse) {
        try (sink) {
            var sent = last;
            while (!sink.isClosed() && followed.mayLook().getAsBoolean()) {
                var view = read(followed);
                var stamp = Integer.toHexString(view.hashCode());
                if (!stamp.equals(sent)) {
                    var event = sse.newEventBuilder()
                            .id(stamp)
                            .name(followed.event())
                            .mediaType(MediaType.APPLICATION_JSON_TYPE)
                            .data(followed.type(), view)
                            .build();
                    sink.send(event).toCompletableFuture().join();
                    sent = stamp;
                }
                if (followed.ended().test(view)) {
                    return;
                }
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException goneOrAway) {
            LOG.debugf("A stream of %s ended: %s", followed.key(), goneOrAway);
        }
    }

    private <V> V read(Followed<V> followed) {
        if (views.size() > MANY) {
            views.values().removeIf(seen -> seen.until() - System.nanoTime() < 0);
        }
        var seen = views.compute(
                followed.key(),
                (key, kept) -> kept != null && kept.until() - System.nanoTime() > 0
                        ? kept
                        : new Seen(followed.view().get(), System.nanoTime() + KEPT));
        return followed.type().cast(seen.view());
    }
}
