package org.jixia.tes.domain.execution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jixia.tes.domain.StoredTask;
import org.jixia.tes.domain.TaskDocument;
import org.jixia.tes.domain.TaskState;
import org.jixia.tes.domain.queue.Ended;

/**
 * Carries out one attempt: inputs in, commands, outputs out; then says what came of it. An attempt that an earlier process of
 * this host began is taken up where it stands: every step may be repeated.
 */
@ApplicationScoped
public class AttemptService {
    private static final Logger LOG = Logger.getLogger(AttemptService.class);

    private final Backends backends;
    private final Rooms rooms;
    private final Staging staging;
    private final Outputs outputs;
    private final Tokens tokens;
    private final Streams streams;
    private final Set<AttemptId> running = ConcurrentHashMap.newKeySet();
    private final Map<AttemptId, Cause> stopped = new ConcurrentHashMap<>();
    private final ExecutorService cleaner =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("rooms").factory());
    private volatile boolean closing;

    @Inject
    public AttemptService(Backends backends, Rooms rooms, Staging staging, Outputs outputs, Tokens tokens) {
        this.backends = backends;
        this.rooms = rooms;
        this.staging = staging;
        this.outputs = outputs;
        this.tokens = tokens;
        this.streams = new Streams(outputs);
    }

    public static AttemptId id(StoredTask task) {
        return new AttemptId(task.id(), task.attempt());
    }

    /** @param again the attempt may have begun before this process did */
    public Ended run(StoredTask task, boolean again) {
        var account = new AttemptAccount(task, rooms.of(id(task)));
        try {
            return closing && !again ? account.free() : carryOut(task, again, account);
        } catch (RuntimeException unexpected) {
            LOG.warnf(unexpected, "attempt %s failed", id(task));
            return account.end(Ending.of(Cause.of(Why.UNEXPECTED)), streams);
        } finally {
            running.remove(id(task));
            stopped.remove(id(task));
        }
    }

    private Ended carryOut(StoredTask task, boolean again, AttemptAccount account) {
        var backend = backends.named(task.ask().backend());
        var id = id(task);
        var begun = again && launched(rooms.of(id));
        if (!begun) {
            if (again) {
                backend.abandon(id, rooms.of(id));
            }
            var staged = staging.stage(task, rooms.open(task));
            account.staged(staged);
            if (staged.cause().isPresent()) {
                return account.end(Ending.of(staged.cause().get()), streams);
            }
        }
        var early = Optional.ofNullable(stopped.get(id));
        if (early.isPresent()) {
            return account.end(Ending.of(early.get()), streams);
        }
        if (closing && !begun) {
            return account.free();
        }
        var ending = runCommands(task, backend, begun, account);
        account.ran();
        if (closing
                && ending.cause().map(cause -> cause.code() == EndCode.SYSTEM).orElse(false)) {
            return account.free();
        }
        if (ending.cause().isEmpty() && account.succeeded(ending)) {
            account.kept(outputs.keep(task, rooms.of(id)));
        }
        return account.end(ending, streams);
    }

    private Ending runCommands(StoredTask task, Backend backend, boolean begun, AttemptAccount account) {
        var launch = launch(task);
        try (var token = task.ask().network() ? tokens.keep(task, launch.room()) : none()) {
            if (begun) {
                running.add(launch.id());
                return backend.resume(launch);
            }
            Files.writeString(launch.room().launched(), Long.toString(account.bytesIn()));
            running.add(launch.id());
            return backend.run(launch);
        } catch (IOException e) {
            return Ending.of(Cause.of(Why.DIRECTORY_NOT_WRITTEN, e.getMessage()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean launched(Room room) {
        try {
            return Files.size(room.launched()) > 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static AutoCloseable none() {
        return () -> {};
    }

    private Launch launch(StoredTask task) {
        var environment = new HashMap<String, String>();
        environment.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("HOME", "/home");
        environment.put("TMPDIR", "/tmp");
        environment.put("MEM_SIZE", Long.toString(Math.max(1, task.ask().memoryBytes() >> 30)));
        environment.put("MEM_UNIT", "GiB");
        if (task.ask().network()) {
            environment.put("JIXIA_TOKEN_FILE", "/.jixia/token");
        }
        var commands = new ArrayList<Command>();
        for (var executor : task.document().executors()) {
            commands.add(command(executor));
        }
        var ask = task.ask();
        var grant = new Grant(
                ask.cpuMillis(), ask.memoryBytes(), ask.diskBytes(), java.time.Duration.ofMillis(ask.timeMillis()));
        var folders = folders(task.document());
        return new Launch(id(task), rooms.of(id(task)), commands, folders, grant, ask.network(), environment);
    }

    private static List<String> folders(TaskDocument task) {
        var folders = new ArrayList<>(task.volumes());
        task.inputs().forEach(input -> folders.add(folder(input.path(), "DIRECTORY".equals(input.type()))));
        task.outputs().forEach(output -> folders.add(folder(output.path(), output.directory())));
        for (var executor : task.executors()) {
            some(executor.stdin()).ifPresent(path -> folders.add(folder(path, false)));
            some(executor.stdout()).ifPresent(path -> folders.add(folder(path, false)));
            some(executor.stderr()).ifPresent(path -> folders.add(folder(path, false)));
        }
        return folders.stream().distinct().toList();
    }

    private static String folder(String path, boolean itself) {
        return itself ? path : path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }

    private static Command command(TaskDocument.Executor executor) {
        return new Command(
                executor.command(),
                executor.image(),
                some(executor.workdir()),
                some(executor.stdin()),
                some(executor.stdout()),
                some(executor.stderr()),
                executor.env(),
                Boolean.TRUE.equals(executor.ignoreError()));
    }

    private static Optional<String> some(String text) {
        return text == null || text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Whether its commands have been started. */
    public boolean runs(StoredTask task) {
        return task != null && running.contains(id(task));
    }

    public void cancel(StoredTask task) {
        var cause = Cause.of(Why.CANCELED);
        stopped.putIfAbsent(id(task), cause);
        backends.named(task.ask().backend()).stop(id(task), cause);
    }

    /** Gives back a task that was claimed and never began. */
    public Ended unstarted(StoredTask task) {
        return new AttemptAccount(task, rooms.of(id(task))).free();
    }

    /** Removes the room once the end is committed: until then it is the only truth about the attempt. */
    public void clear(Ended end) {
        cleaner.execute(() -> {
            if (end.event() == TaskState.Event.SUCCEED) {
                rooms.release(end.task());
            } else {
                rooms.remove(id(end.task()));
            }
        });
    }

    /** Ends and removes what belongs to no task of this host, left by a crash between a commit and its consequences. */
    public void forgetRoomsExcept(List<StoredTask> tasks) {
        var known = new HashSet<AttemptId>();
        tasks.forEach(task -> known.add(id(task)));
        for (var id : rooms.all()) {
            if (!known.contains(id)) {
                backends.all().forEach(backend -> backend.abandon(id, rooms.of(id)));
                rooms.remove(id);
            }
        }
    }

    /** Ends what runs, at no cost to the tasks: they go back to the queue. */
    public void close(List<StoredTask> active) {
        closing = true;
        active.forEach(task -> backends.named(task.ask().backend()).stop(id(task), Cause.of(Why.STOPPING)));
    }
}
