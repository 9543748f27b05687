package org.jixia.workspace.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.errors.Texts;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.workspace.domain.Description;
import org.jixia.workspace.domain.DescriptionService;
import org.jixia.workspace.domain.DescriptionService.Asker;
import org.jixia.workspace.domain.ExpressionService;

/** What people ask while they write a workflow or say where its inputs come from; nothing is kept. */
@Path("/workspaces/{workspace}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class WorkflowResource {
    private final DescriptionService descriptions;
    private final ExpressionService expressions;
    private final CurrentCaller caller;

    @Inject
    public WorkflowResource(DescriptionService descriptions, ExpressionService expressions, CurrentCaller caller) {
        this.descriptions = descriptions;
        this.expressions = expressions;
        this.caller = caller;
    }

    public record Draft(WorkflowSource workflow) {}

    /** @param row null for the first row of the table */
    public record Asked(String table, String row, Map<String, String> expressions) {}

    /** @param row the row that was looked at; null without any */
    public record Evaluated(String row, Map<String, ValueView> values) {}

    /**
     * What an expression gives.
     *
     * @param count of all items where the value holds but the first
     * @param fault why there is no value
     */
    public record ValueView(Object value, Integer count, String fault) {}

    /** A workflow that cannot be run is no refusal: its diagnostics are the answer. */
    @POST
    @Path("/workflows:describe")
    @Permission(Right.WORKSPACE_WRITE)
    public Description describe(
            @PathParam("workspace") UUID workspace, @HeaderParam("Accept-Language") String languages, Draft draft) {
        var source = Bodies.required(Bodies.required(draft).workflow(), "workflow");
        var asker = new Asker(
                workspace, caller.person().sub(), Texts.preferred(languages).getLanguage());
        return descriptions.draft(source.guessed(), asker);
    }

    @POST
    @Path("/expressions:evaluate")
    @Permission(Right.WORKSPACE_READ)
    public Evaluated evaluate(
            @PathParam("workspace") UUID workspace, @HeaderParam("Accept-Language") String languages, Asked asked) {
        var body = Bodies.required(asked);
        var found = expressions.values(
                workspace, body.table(), body.row(), Bodies.required(body.expressions(), "expressions"));
        var locale = Texts.preferred(languages);
        var values = new LinkedHashMap<String, ValueView>();
        found.values().forEach((name, value) -> values.put(name, view(value, locale)));
        return new Evaluated(found.row(), values);
    }

    private static ValueView view(ExpressionService.Value value, Locale locale) {
        Fault fault = value.fault();
        return new ValueView(value.value(), value.count(), fault == null ? null : Texts.of(fault, locale));
    }
}
