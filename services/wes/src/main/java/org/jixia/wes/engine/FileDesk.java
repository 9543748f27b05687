package org.jixia.wes.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jixia.platform.http.RemoteException;
import org.jixia.wdl.engine.run.Command;
import org.jixia.wdl.engine.run.RunEvent;
import org.jixia.wdl.engine.value.FileInfo;
import org.jixia.wes.domain.Files;
import org.jixia.wes.domain.Files.Found;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunId;

/** Looks files up with the person's rights, notes them as inputs of the run before anything uses them, reads and writes small texts. */
final class FileDesk {

    private static final int BATCH = 500;
    private static final long SHARE = 64 * 1024;
    private static final int SHARES = 1024;

    private final EngineParts parts;
    private final Background background;
    private final Consumer<Message> lanes;
    private final Semaphore memory = new Semaphore(SHARES);
    private final Map<RunId, Integer> busy = new ConcurrentHashMap<>();

    FileDesk(EngineParts parts, Background background, Consumer<Message> lanes) {
        this.parts = parts;
        this.background = background;
        this.lanes = lanes;
    }

    boolean busyWith(RunId run) {
        return busy.containsKey(run);
    }

    void resolve(Run run, Command.ResolveFiles question) {
        var uris = question.uris();
        work(run, question, 0, () -> {
            var answers = new ArrayList<RunEvent.FileAnswer>();
            for (int from = 0; from < uris.size(); from += BATCH) {
                answers.addAll(resolved(run, uris.subList(from, Math.min(uris.size(), from + BATCH))));
            }
            return new RunEvent.FilesResolved(answers);
        });
    }

    private List<RunEvent.FileAnswer> resolved(Run run, List<String> uris) {
        var found = parts.files().resolve(run.person(), run.workspace(), uris);
        var own = "runs/" + run.id() + "/";
        List<UUID> inputs = found.stream()
                .map(Found::object)
                .filter(object -> object != null
                        && !(object.workspace().equals(run.workspace())
                                && object.path().startsWith(own)))
                .map(Files.Stored::id)
                .distinct()
                .toList();
        if (!inputs.isEmpty()) {
            parts.files().registerInputs(run, inputs);
        }
        return found.stream()
                .map(answer -> new RunEvent.FileAnswer(answer.reference(), answer.there() ? info(answer) : null))
                .toList();
    }

    void read(Run run, Command.ReadFile question) {
        var uri = question.uri();
        long most = question.maxBytes();
        work(run, question, most, () -> {
            var found = parts.files()
                    .resolve(run.person(), run.workspace(), List.of(uri))
                    .getFirst();
            if (found.object() == null) {
                return new RunEvent.FileRead(uri, null, false);
            }
            if (found.object().size() > most) {
                return new RunEvent.FileRead(uri, null, true);
            }
            try {
                byte[] bytes = parts.files()
                        .read(
                                run.person(),
                                run.workspace(),
                                run.id(),
                                found.object().id(),
                                most);
                return new RunEvent.FileRead(
                        uri, bytes == null ? null : new String(bytes, StandardCharsets.UTF_8), bytes == null);
            } catch (RemoteException gone) {
                if (gone.status() == 404) {
                    return new RunEvent.FileRead(uri, null, false);
                }
                throw gone;
            }
        });
    }

    void write(Run run, Command.WriteFile question) {
        work(run, question, question.content().length(), () -> {
            var path = "runs/" + run.id() + "/written/" + question.name();
            var stored = parts.files().write(run, path, question.content().getBytes(StandardCharsets.UTF_8));
            return new RunEvent.FileWritten(question.sha256(), info(stored));
        });
    }

    /** So many texts are read or written at a time as fit into memory together, until the lanes have taken them. */
    private void work(Run run, Command question, long bytes, Supplier<RunEvent> answer) {
        busy.merge(run.id(), 1, Integer::sum);
        int share = (int) Math.min(SHARES, bytes / SHARE + 1);
        background.start(() -> {
            memory.acquireUninterruptibly(share);
            var event = new RunEvent[1];
            background.untilDone(() -> event[0] = answered(question, answer));
            if (event[0] == null) {
                memory.release(share);
            } else {
                lanes.accept(new Message.Answer(run.id(), event[0], () -> memory.release(share)));
            }
            busy.computeIfPresent(run.id(), (id, count) -> count == 1 ? null : count - 1);
        });
    }

    /** What drs will never do ends the call in its words: asking for ever would leave the run without one. */
    private static RunEvent answered(Command question, Supplier<RunEvent> answer) {
        try {
            return answer.get();
        } catch (RemoteException refused) {
            if (!Refusals.isFinal(refused, "drs")) {
                throw refused;
            }
            return new RunEvent.Refused(question, refused.detail());
        }
    }

    /** Of a file that is kept elsewhere neither size nor digest is known. */
    static FileInfo info(Found found) {
        return found.object() == null ? new FileInfo(found.external(), null, 0, null) : info(found.object());
    }

    static FileInfo info(Files.Stored object) {
        return new FileInfo(object.address(), object.drsUri(), object.size(), object.sha256());
    }
}
