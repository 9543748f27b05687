package org.jixia.people.clients;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jixia.people.domain.notifications.WorkspaceNames;
import org.jixia.platform.http.RemoteException;
import org.jixia.platform.http.ServiceClients;

/** Asks workspace how a workspace is called at present. */
@ApplicationScoped
public class WorkspaceClient implements WorkspaceNames {
    private final ServiceClients clients;

    @Inject
    public WorkspaceClient(ServiceClients clients) {
        this.clients = clients;
    }

    @Override
    public String of(UUID workspace) {
        try {
            return clients.to("workspace")
                    .get("/internal/workspaces/" + workspace, JsonNode.class)
                    .path("name")
                    .asText(workspace.toString());
        } catch (RemoteException gone) {
            return workspace.toString();
        }
    }
}
