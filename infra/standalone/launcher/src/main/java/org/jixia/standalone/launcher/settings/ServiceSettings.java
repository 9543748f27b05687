package org.jixia.standalone.launcher.settings;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jixia.standalone.launcher.installation.Installation;
import org.jixia.standalone.launcher.installation.PrivateFiles;

/**
 * Writes the properties file that a service reads from its working directory: what the launcher knows, and over it what
 * an administrator has set for that service. It holds secrets: owner only.
 */
public final class ServiceSettings {

    /** Images whose tools this machine has itself, for where no container engine answers. */
    private static final Map<String, String> HOST_IMAGES =
            Map.of("jixia/germline-tools:1", "bwa,samtools,bcftools,tabix,bash,awk");

    /** The name in the addresses of objects, which drs writes and wes reads. */
    private static final String AUTHORITY = "localhost";

    private final Installation installation;

    public ServiceSettings(Installation installation) {
        this.installation = installation;
    }

    /** Refused is a file for a service that does not exist: its settings would never apply. */
    public void check() {
        new AdministratorSettings(installation).check();
    }

    public void write(Service service) {
        PrivateFiles.directory(installation.work(service.label()));
        PrivateFiles.write(
                installation.work(service.label()).resolve("config/application.properties"), text(of(service)));
    }

    /** The file's content, which also tells whether a running service has other settings than it would get now. */
    public String text(Service service) {
        return text(of(service));
    }

    private Map<String, String> of(Service service) {
        var settings = new TreeMap<String, String>();
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", Integer.toString(service.port(installation.ports())));
        settings.put("quarkus.log.console.format", "%d{yyyy-MM-dd HH:mm:ss,SSS} %-5p %c{2.} %s%e%n");
        settings.put("quarkus.log.category.\"org.apache.kafka\".level", "WARN");
        settings.put("quarkus.log.category.\"org.apache.kafka.clients.NetworkClient\".level", "ERROR");
        if (service == Service.EDGE) {
            edge(settings);
        } else {
            backend(settings, service);
        }
        settings.replaceAll((key, value) -> plain(value));
        settings.putAll(new AdministratorSettings(installation).of(service));
        return settings;
    }

    private void backend(Map<String, String> settings, Service service) {
        var ports = installation.ports();
        var secrets = installation.secrets();
        var label = service.label();
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:" + ports.database() + "/" + label);
        settings.put("quarkus.datasource.username", label);
        settings.put("quarkus.datasource.password", secrets.get("database-" + label));
        settings.put("quarkus.datasource.jdbc.max-size", "20");
        settings.put("jixia.kafka.bootstrap", "127.0.0.1:" + ports.broker());
        for (var other : Service.backends()) {
            settings.put("jixia.services." + other.label() + ".url", other.url(ports));
        }
        settings.put("jixia.identity.issuer", installation.realm());
        settings.put("jixia.identity.jwks", identity("certs"));
        settings.put("jixia.identity.token-url", identity("token"));
        settings.put("jixia.identity.client-id", label);
        settings.put(
                "jixia.identity.client-secret-file",
                secrets.file("client-" + label).toString());
        settings.put("jixia.identity.person-issuer-jwks", Service.PEOPLE.url(ports) + "/internal/jwks");
        settings.put("jixia.identity.run-issuer-jwks", Service.WES.url(ports) + "/internal/jwks");
        settings.put("jixia.identity.task-issuer-jwks", Service.TES.url(ports) + "/internal/jwks");
        switch (service) {
            case DRS -> store(settings);
            case WES -> {
                settings.put("jixia.identity.signer", "run");
                settings.put("jixia.wes.public-url", installation.gateway());
                settings.put("jixia.drs.authority", AUTHORITY);
            }
            case TES -> tasks(settings);
            case AUDIT -> archive(settings);
            case PEOPLE -> people(settings);
            case WORKSPACE, BILLING, EDGE -> {}
        }
    }

    private void store(Map<String, String> settings) {
        settings.put("jixia.storage.internal", installation.store());
        settings.put("jixia.storage.external", installation.store());
        settings.put("jixia.storage.region", "us-east-1");
        settings.put("jixia.storage.access-key", installation.secrets().get("store-access-key"));
        settings.put("jixia.storage.secret-key", installation.secrets().get("store-secret-key"));
        settings.put("jixia.drs.authority", AUTHORITY);
        settings.put("jixia.drs.public-url", installation.gateway() + "/api/drs");
    }

    private void tasks(Map<String, String> settings) {
        settings.put("jixia.identity.signer", "task");
        settings.put("jixia.tes.folder", installation.data("tes").toString());
        HOST_IMAGES.forEach((image, tools) -> settings.put("jixia.tes.host-images.\"" + image + "\"", tools));
    }

    /** The laptop's store knows one key only; an institution gives the archive a key of its own. */
    private void archive(Map<String, String> settings) {
        var secrets = installation.secrets();
        settings.put(
                "jixia.audit.signing-key-file",
                installation.data("audit").resolve("signing-key").toString());
        settings.put("jixia.audit.archive.url", installation.store());
        settings.put("jixia.audit.archive.access-key", secrets.get("store-access-key"));
        settings.put(
                "jixia.audit.archive.secret-key-file",
                secrets.file("store-secret-key").toString());
    }

    private void people(Map<String, String> settings) {
        settings.put("jixia.identity.signer", "person");
        settings.put("jixia.people.public-url", installation.gateway());
        settings.put(
                "jixia.services.identity.url",
                "http://127.0.0.1:" + installation.ports().identity() + "/admin/realms/jixia");
    }

    private void edge(Map<String, String> settings) {
        var secrets = installation.secrets();
        settings.put("jixia.edge.public-url", installation.gateway());
        settings.put("jixia.edge.store-origin", installation.store());
        for (var service : Service.backends()) {
            settings.put("jixia.edge.services." + service.label(), service.url(installation.ports()));
        }
        settings.put("quarkus.oidc.auth-server-url", installation.realm());
        settings.put("quarkus.oidc.credentials.secret", secrets.get("client-portal"));
        settings.put("quarkus.oidc.token-state-manager.encryption-secret", secrets.get("session-encryption"));
    }

    private String identity(String endpoint) {
        return "http://127.0.0.1:" + installation.ports().identity() + "/realms/jixia/protocol/openid-connect/"
                + endpoint;
    }

    private static String text(Map<String, String> settings) {
        var lines = new StringWriter();
        var properties = new Properties();
        properties.putAll(settings);
        try {
            properties.store(lines, null);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        // Sorted and without the date that the library adds: equal settings are an equal text.
        var sorted = lines.toString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n"));
        return "# Written by jixia at each start; changes belong into the settings folder.\n" + sorted + "\n";
    }

    /** In a setting of a service {@code ${} would be an expression. */
    private static String plain(String value) {
        return value.replace("${", "\\${");
    }
}
