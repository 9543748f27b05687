package org.jixia.people.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jixia.people.domain.announcements.Announcement;
import org.jixia.people.domain.announcements.AnnouncementService;
import org.jixia.platform.http.Page;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** What administrators say to everyone for a while. */
@Path("/announcements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AnnouncementResource {
    private final AnnouncementService announcements;
    private final CurrentCaller caller;

    @Inject
    public AnnouncementResource(AnnouncementService announcements, CurrentCaller caller) {
        this.announcements = announcements;
        this.caller = caller;
    }

    @Schema(requiredProperties = {"id", "textZh", "textEn", "startsAt", "endsAt"})
    public record AnnouncementView(UUID id, String textZh, String textEn, Instant startsAt, Instant endsAt) {
        static AnnouncementView of(Announcement said) {
            return new AnnouncementView(said.id(), said.textZh(), said.textEn(), said.startsAt(), said.endsAt());
        }
    }

    public record NewAnnouncement(String textZh, String textEn, Instant startsAt, Instant endsAt) {}

    /** Those shown now, the latest first. */
    @GET
    @Permission(Right.SELF)
    public Page<AnnouncementView> shown() {
        return page(announcements.shown());
    }

    /** Also those that are shown later. */
    @GET
    @Path("/planned")
    @Permission(Right.PLATFORM_ADMIN)
    public Page<AnnouncementView> planned() {
        return page(announcements.notEnded());
    }

    /** The same texts and times are one, however often they are sent. */
    @POST
    @Permission(Right.PLATFORM_ADMIN)
    @APIResponseSchema(value = AnnouncementView.class, responseCode = "201")
    public Response publish(NewAnnouncement wanted) {
        var asked = wanted == null ? new NewAnnouncement(null, null, null, null) : wanted;
        var kept = announcements.publish(
                caller.person().sub(),
                new Announcement(null, asked.textZh(), asked.textEn(), asked.startsAt(), asked.endsAt()));
        return Response.created(URI.create("announcements/" + kept.id()))
                .entity(AnnouncementView.of(kept))
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Permission(Right.PLATFORM_ADMIN)
    public void withdraw(@PathParam("id") UUID id) {
        announcements.withdraw(caller.person().sub(), id);
    }

    private static Page<AnnouncementView> page(List<Announcement> said) {
        return new Page<>(said.stream().map(AnnouncementView::of).toList(), null);
    }
}
