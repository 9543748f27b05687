package org.jixia.drs.domain.objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jixia.drs.domain.Decision;
import org.jixia.drs.domain.Decision.Action;
import org.jixia.drs.domain.DecisionLog;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.drs.domain.objects.ObjectNews.Move;

/** Moves and deletes many names at a time: one transaction (or the caller's) with the events and the decisions. Knows no rights. */
@ApplicationScoped
public class NameLedger {
    private final NameRepository names;
    private final ObjectLedger objects;
    private final ObjectNews news;
    private final DecisionLog decisions;

    public NameLedger(NameRepository names, ObjectLedger objects, ObjectNews news, DecisionLog decisions) {
        this.names = names;
        this.objects = objects;
        this.news = news;
        this.decisions = decisions;
    }

    /** Gives the number of names that moved; the others stay, because their new paths show something. */
    @Transactional
    public int move(UUID workspace, Map<WorkspacePath, WorkspacePath> targets, String person) {
        var moves = names.move(workspace, targets);
        news.moved(moves, person);
        decisions.tell(moves.stream()
                .map(m -> Decision.granted(
                        Action.MOVE, person, workspace, m.object().id()))
                .toList());
        return (int) moves.stream().map(Move::from).distinct().count();
    }

    /** Deletes the objects for everyone; bytes that nothing shows any more are left to the sweep. */
    @Transactional
    public void remove(UUID workspace, Collection<ObjectId> ids, String person) {
        decisions.tell(ids.stream()
                .map(id -> Decision.granted(Action.DELETE, person, workspace, id))
                .toList());
        objects.remove(ids, person);
    }
}
