package org.jixia.people.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jixia.people.domain.preferences.PreferenceService;
import org.jixia.people.domain.preferences.Preferences;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** What a person chose for all of their browsers and messages. */
@Path("/preferences")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PreferenceResource {
    private final PreferenceService preferences;
    private final CurrentCaller caller;

    @Inject
    public PreferenceResource(PreferenceService preferences, CurrentCaller caller) {
        this.preferences = preferences;
        this.caller = caller;
    }

    /** @param language {@code zh} or {@code en}; what is absent was not chosen */
    public record PreferencesView(String language, String timeZone) {
        static PreferencesView of(Preferences chosen) {
            return new PreferencesView(chosen.language(), chosen.timeZone());
        }
    }

    @GET
    @Permission(Right.SELF)
    public PreferencesView get() {
        return PreferencesView.of(preferences.of(caller.person().sub()));
    }

    /** Replaces both. */
    @PUT
    @Permission(Right.SELF)
    public PreferencesView put(PreferencesView wanted) {
        var chosen = wanted == null ? Preferences.NONE : new Preferences(wanted.language(), wanted.timeZone());
        return PreferencesView.of(preferences.replace(caller.person().sub(), chosen));
    }
}
