package org.jixia.drs.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Settings of drs. */
@ConfigMapping(prefix = "jixia.drs")
public interface DrsConfig {
    /** The name before the id in addresses that we write; a port in it is left out, as DRS forbids one. */
    @WithDefault("localhost")
    String authority();

    /** Earlier or other names whose addresses are ours too, so that old references live on. */
    Optional<List<String>> otherAuthorities();

    /** Where persons reach this service; used for links to files in registered folders. */
    @WithDefault("http://localhost:18000/api/drs")
    String publicUrl();

    /** Where tasks on this network reach this service. */
    @WithDefault("http://127.0.0.1:${quarkus.http.port}")
    String internalUrl();

    /** Life of an address given to a person: long enough to start a download, and it cannot be recalled. */
    @WithDefault("PT15M")
    Duration urlLife();

    /** Life of an address given to a task or service: shorter, as a new one is one call away. */
    @WithDefault("PT5M")
    Duration taskUrlLife();

    /** Life of the address of a part: a slow line must get 64 MiB through. */
    @WithDefault("PT6H")
    Duration partUrlLife();

    /** How long an upload may stay open; after that its parts are removed. */
    @WithDefault("P7D")
    Duration uploadLife();

    /** How long declared outputs of a task may stay without bytes. */
    @WithDefault("P1D")
    Duration outputLife();

    /** Usual bytes of a part; S3 asks for at least 5 MiB. */
    @WithDefault("67108864")
    long partSize();

    /** Uploads verified at a time: each reads at disk speed and takes a core. */
    @WithDefault("2")
    int verifiers();

    /** How often sweeps look for work that nobody woke them for. */
    @WithDefault("PT5S")
    Duration sweepEvery();

    /** Base addresses of other DRS servers by the authority in their {@code drs://} addresses; asked without credentials. */
    Map<String, URI> resolvers();

    /** Places that files may be registered from, by name. */
    Map<String, Root> roots();

    /** A place of the institution: exactly one of folder and bucket. */
    interface Root {
        Optional<String> folder();

        /** A bucket of the same store; its files are read with the platform's key. */
        Optional<String> bucket();

        /** What stands before every path in the bucket; with its slash. */
        Optional<String> prefix();

        /** For people who choose. */
        Optional<String> description();

        /** Workspaces that may register from here; absent means all. */
        Optional<List<UUID>> workspaces();
    }
}
