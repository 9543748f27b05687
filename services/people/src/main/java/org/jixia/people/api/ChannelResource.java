package org.jixia.people.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jixia.people.domain.PeopleError;
import org.jixia.people.domain.Persons;
import org.jixia.people.domain.notifications.Channel;
import org.jixia.people.domain.notifications.ChannelService;
import org.jixia.people.domain.notifications.Mail;
import org.jixia.people.domain.notifications.Topic;
import org.jixia.people.domain.preferences.PreferenceService;
import org.jixia.people.domain.tokens.TokenService;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.http.Page;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** How a person is told what. */
@Path("/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ChannelResource {
    private final ChannelService channels;
    private final PreferenceService preferences;
    private final Mail mail;
    private final Persons persons;
    private final CurrentCaller caller;

    @Inject
    public ChannelResource(
            ChannelService channels, PreferenceService preferences, Mail mail, Persons persons, CurrentCaller caller) {
        this.channels = channels;
        this.preferences = preferences;
        this.mail = mail;
        this.persons = persons;
        this.caller = caller;
    }

    @Schema(requiredProperties = {"id", "kind", "topics", "createdAt"})
    public record ChannelView(UUID id, Channel.Kind kind, String url, Set<Topic> topics, Instant createdAt) {
        static ChannelView of(Channel channel) {
            return new ChannelView(channel.id(), channel.kind(), channel.url(), channel.topics(), channel.createdAt());
        }
    }

    /** @param secret of a webhook, {@code whsec_…} as Standard Webhooks writes it, shown this once; absent for mail */
    @Schema(requiredProperties = {"channel"})
    public record MadeChannel(ChannelView channel, String secret) {}

    /** @param topics SUBMISSIONS, FAILURES, LIMITS, ACCESS */
    public record NewChannel(String kind, String url, List<String> topics) {}

    public record ChangedChannel(String url, List<String> topics) {}

    /** @param available false while the administrator has set no mail server; @param address that mails go to, absent when the account has none that is verified */
    @Schema(requiredProperties = {"available"})
    public record MailView(boolean available, String address) {}

    @GET
    @Path("/mail")
    @Permission(Right.SELF)
    public MailView mail() {
        var person = persons.present(caller.person().sub());
        return new MailView(mail.available(), person.map(known -> known.email()).orElse(null));
    }

    @GET
    @Path("/channels")
    @Permission(Right.SELF)
    public Page<ChannelView> list() {
        return new Page<>(
                channels.list(caller.person().sub()).stream()
                        .map(ChannelView::of)
                        .toList(),
                null);
    }

    @POST
    @Path("/channels")
    @Permission(Right.SELF)
    @APIResponseSchema(value = MadeChannel.class, responseCode = "201")
    public Response create(NewChannel wanted, @Context HttpHeaders headers) {
        TokenService.requireSignIn(caller.person());
        var asked = wanted == null ? new NewChannel(null, null, null) : wanted;
        var kind = Arrays.stream(Channel.Kind.values())
                .filter(known -> known.name().equals(asked.kind()))
                .findFirst()
                .orElse(null);
        var person = caller.person().sub();
        var made = channels.create(person, kind, asked.url(), topics(asked.topics()));
        preferences.suggest(person, language(headers));
        var secret = made.secret() == null
                ? null
                : "whsec_" + Base64.getEncoder().encodeToString(made.secret().bytes());
        return Response.created(URI.create("notifications/channels/" + made.id()))
                .header("Cache-Control", "no-store")
                .entity(new MadeChannel(ChannelView.of(made), secret))
                .build();
    }

    @PUT
    @Path("/channels/{id}")
    @Permission(Right.SELF)
    public ChannelView change(@PathParam("id") UUID id, ChangedChannel wanted) {
        TokenService.requireSignIn(caller.person());
        var asked = wanted == null ? new ChangedChannel(null, null) : wanted;
        return ChannelView.of(channels.change(caller.person().sub(), id, asked.url(), topics(asked.topics())));
    }

    @DELETE
    @Path("/channels/{id}")
    @Permission(Right.SELF)
    public void remove(@PathParam("id") UUID id) {
        channels.remove(caller.person().sub(), id);
    }

    @POST
    @Path("/channels/{id}:test")
    @Permission(Right.SELF)
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = DeliveryView.class, responseCode = "202")
    public Response test(@PathParam("id") UUID id) {
        var sent = channels.test(caller.person().sub(), id);
        return Response.accepted(DeliveryView.of(sent)).build();
    }

    private static Set<Topic> topics(List<String> names) {
        var topics = EnumSet.noneOf(Topic.class);
        for (var name : names == null ? List.<String>of() : names) {
            topics.add(Arrays.stream(Topic.values())
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> DomainException.of(PeopleError.INVALID)
                            .with(List.of(Fault.of(PeopleError.TOPICS, "topics")))));
        }
        return topics;
    }

    private static String language(HttpHeaders headers) {
        var wanted = headers.getAcceptableLanguages();
        return !wanted.isEmpty() && "zh".equals(wanted.getFirst().getLanguage()) ? "zh" : "en";
    }
}
