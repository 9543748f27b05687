package org.jixia.wdl.engine.run;

import java.util.ArrayList;
import java.util.List;
import org.jixia.wdl.engine.evaluation.Caps;
import org.jixia.wdl.engine.evaluation.Need;

/** A decision in the making. */
final class Draft {
    private static final int ADDRESSES_AT_ONCE = 500;
    private static final long FULL_BYTES = Caps.STEP_BYTES;

    final List<NodeRecord> changes = new ArrayList<>();
    final List<Command> commands = new ArrayList<>();
    final List<Warning> warnings = new ArrayList<>();
    /** Estimated bytes that its steps have made: scripts are among them. */
    long made;

    private final List<Need> needs = new ArrayList<>();

    /** The rest of what is ready is for another decision, so that none grows or lasts without bound. */
    boolean isFull() {
        return made >= FULL_BYTES;
    }

    void ask(Need need) {
        needs.add(need);
    }

    Decision done() {
        List<String> addresses = new ArrayList<>();
        for (Need need : needs) {
            switch (need) {
                case Need.Stat(String uri) -> addresses.add(uri);
                case Need.Text(String uri) -> commands.add(new Command.ReadFile(uri, Caps.READ_BYTES));
                case Need.Written(String sha, String name, String content) ->
                    commands.add(new Command.WriteFile(sha, name, content));
            }
        }
        for (int from = 0; from < addresses.size(); from += ADDRESSES_AT_ONCE) {
            int to = Math.min(addresses.size(), from + ADDRESSES_AT_ONCE);
            commands.add(new Command.ResolveFiles(List.copyOf(addresses.subList(from, to))));
        }
        return new Decision(changes, commands, warnings);
    }
}
