package org.jixia.audit.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** What an administrator may set of the audit service. */
@ConfigMapping(prefix = "jixia.audit")
public interface AuditConfig {

    /** Topics that are recorded: all that the platform has. One that is left out is not in the trail, and nothing tells. */
    @WithDefault(
            "jixia.workspace.members,jixia.workspace.workspaces,jixia.workspace.submissions,jixia.workspace.decisions,"
                    + "jixia.drs.objects,jixia.drs.decisions,jixia.wes.runs,jixia.wes.decisions,jixia.tes.tasks,jixia.tes.decisions,"
                    + "jixia.billing.limits,jixia.billing.prices,jixia.billing.decisions,jixia.audit.decisions,"
                    + "jixia.people.decisions")
    Set<String> topics();

    /** PKCS#8 file of the Ed25519 key that signs checkpoints; made at the first start with mode 0600. Losing it ends the proof. */
    Path signingKeyFile();

    /** How often it is looked whether a checkpoint is due (1,000 entries or 60 s with news) or not yet archived. */
    @WithDefault("10S")
    Duration checkpointEvery();

    Verification verification();

    /** How often the service verifies the chain by itself, one replica at a time. */
    interface Verification {
        /** What came since the last time, its signatures and copies, and how far the producers have told: cheap. */
        @WithDefault("10M")
        Duration newsEvery();

        /** Every entry: a hundred thousand take about a second of one processor and as much reading. */
        @WithDefault("24H")
        Duration allEvery();
    }

    Archive archive();

    /** The bucket of the checkpoints' copies; its key must be another than the database's owner has. */
    interface Archive {
        URI url();

        @WithDefault("jixia-audit-archive")
        String bucket();

        @WithDefault("us-east-1")
        String region();

        String accessKey();

        /** File of mode 0600 that holds the secret key. */
        Path secretKeyFile();
    }
}
