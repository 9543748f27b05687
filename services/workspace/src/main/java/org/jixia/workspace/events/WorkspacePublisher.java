package org.jixia.workspace.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.identity.Detail;
import org.jixia.platform.identity.Right;
import org.jixia.platform.identity.Role;
import org.jixia.platform.outbox.Event;
import org.jixia.platform.outbox.Outbox;
import org.jixia.workspace.domain.Invitation;
import org.jixia.workspace.domain.Member;
import org.jixia.workspace.domain.Submission;
import org.jixia.workspace.domain.Workspace;
import org.jixia.workspace.domain.WorkspaceEvents;

/** Puts the facts about workspaces, members and submissions into the outbox. */
@ApplicationScoped
public class WorkspacePublisher implements WorkspaceEvents {
    private static final String MEMBERS = "jixia.workspace.members";
    private static final String WORKSPACES = "jixia.workspace.workspaces";
    private static final String SUBMISSIONS = "jixia.workspace.submissions";
    private static final String DECISIONS = "jixia.workspace.decisions";

    private static final String NONE = "NONE";

    private final Outbox outbox;

    @Inject
    public WorkspacePublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void member(Member decided, Member fact, Workspace room, String actor) {
        facts(List.of(fact), room, actor);
        var right = decided.removed() ? NONE : decided.role().name();
        decision("member.change", room.id(), right, Detail.of("member").with("person", decided.person()), actor);
    }

    @Override
    public void facts(List<Member> members, Workspace room, String actor) {
        outbox.tell(members.stream().map(member -> fact(member, room, actor)).toList());
    }

    private static Event fact(Member member, Workspace room, String actor) {
        var data = new LinkedHashMap<String, Object>();
        data.put("workspace", room.id());
        data.put("person", member.person());
        data.put("role", member.role());
        data.put("canShare", member.canShare());
        data.put("canCompute", member.canCompute());
        data.put("version", member.version());
        data.put("state", room.state());
        data.put("billingAccount", room.billingAccount());
        data.put("removed", member.removed());
        data.put("locked", room.locked());
        return Event.of(MEMBERS, room.id(), "MemberChanged", data)
                .workspace(room.id())
                .actor(actor)
                .aggregate(room.id() + "/" + member.person(), member.version());
    }

    @Override
    public void grant(Workspace room, String grantee, boolean given, String actor) {
        var to = Detail.of("grantee").with("grantee", grantee);
        decision("grant.change", room.id(), given ? Role.READER.name() : NONE, to, actor);
    }

    @Override
    public void invitation(Workspace room, Invitation invitation, boolean given, String actor) {
        var right = given ? invitation.role().name() : NONE;
        var invited = Detail.of("invitation").with("address", invitation.email());
        decision("member.change", room.id(), right, invited, actor);
    }

    @Override
    public void group(UUID group, String change, String what, String actor) {
        var about = change.startsWith("member")
                ? Detail.of("group-member").with("group", group).with("person", what)
                : Detail.of("group").with("group", group).with("name", what);
        decision("admin.group." + change, null, Right.PLATFORM_ADMIN.name(), about, actor);
    }

    private void decision(String action, UUID workspace, String right, Detail detail, String actor) {
        var decision = new LinkedHashMap<String, Object>();
        decision.put("decision", "GRANTED");
        decision.put("action", action);
        decision.put("person", actor);
        if (workspace != null) {
            decision.put("workspace", workspace);
        }
        decision.put("right", right);
        decision.put("detail", detail);
        outbox.tell(Event.of(DECISIONS, actor, "DecisionRecorded", decision)
                .workspace(workspace)
                .actor(actor));
    }

    @Override
    public void created(Workspace room) {
        tell("WorkspaceCreated", room, room.owner());
    }

    @Override
    public void changed(Workspace room, String actor) {
        tell("WorkspaceChanged", room, actor);
    }

    @Override
    public void removalStarted(Workspace room, String actor) {
        tell("WorkspaceRemovalStarted", room, actor);
    }

    @Override
    public void removed(Workspace room) {
        tell("WorkspaceRemoved", room, "service:workspace");
    }

    private void tell(String name, Workspace room, String actor) {
        var data = new LinkedHashMap<String, Object>();
        data.put("workspace", room.id());
        data.put("name", room.name());
        data.put("owner", room.owner());
        data.put("billingAccount", room.billingAccount());
        data.put("state", room.state());
        data.put("locked", room.locked());
        data.put("controlled", room.controlled());
        data.put("readableByAll", room.readableByAll());
        data.put("version", room.version());
        outbox.tell(Event.of(WORKSPACES, room.id(), name, data)
                .workspace(room.id())
                .actor(actor)
                .aggregate(room.id(), room.version()));
    }

    @Override
    public void started(Submission submission, int runs) {
        submission("SubmissionStarted", submission, runs, Map.of(), 1);
    }

    @Override
    public void ended(Submission submission, Map<String, Integer> counts) {
        submission(
                "SubmissionEnded",
                submission,
                counts.values().stream().mapToInt(Integer::intValue).sum(),
                counts,
                2);
    }

    private void submission(String name, Submission told, int runs, Map<String, Integer> counts, long version) {
        var data = new LinkedHashMap<String, Object>();
        data.put("submission", told.id());
        data.put("workspace", told.workspace());
        data.put("person", told.person());
        data.put("billingAccount", told.billingAccount());
        data.put("workflow", Map.of("name", told.workflow(), "digest", told.digest()));
        data.put("runs", runs);
        data.put("state", told.state());
        data.put("counts", counts);
        outbox.tell(Event.of(SUBMISSIONS, told.workspace(), name, data)
                .workspace(told.workspace())
                .actor(told.person())
                .aggregate(told.id(), version));
    }
}
