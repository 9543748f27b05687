package org.jixia.drs.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jixia.drs.domain.BlobAddress;
import org.jixia.drs.domain.BlobAddress.Origin;
import org.jixia.drs.domain.FolderLinks.Link;
import org.junit.jupiter.api.Test;

class FolderLinkClientTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Link link =
            new Link(new BlobAddress(Origin.FOLDER, "cohorts", "a/样本 1.vcf"), "2025-12-01T00:00:00Z", "样本 1.vcf");

    @Test
    void aLinkMeansItsFileUntilItExpires() {
        var token = at(NOW).token(link, NOW.plusSeconds(900));

        assertThat(at(NOW.plusSeconds(899)).read(token)).isEqualTo(link);
        assertThat(at(NOW.plusSeconds(900)).read(token)).isNull();
    }

    @Test
    void aLinkThatWasTamperedWithOrSignedElsewhereMeansNothing() {
        var token = at(NOW).token(link, NOW.plusSeconds(900));
        var later = at(NOW).token(link, NOW.plusSeconds(9000));
        var mixed = later.substring(0, later.indexOf('.')) + token.substring(token.indexOf('.'));

        assertThat(at(NOW).read(mixed)).isNull();
        assertThat(at(NOW).read("")).isNull();
        assertThat(new FolderLinkClient(name -> new byte[] {9}, Clock.fixed(NOW, ZoneOffset.UTC)).read(token))
                .isNull();
    }

    private static FolderLinkClient at(Instant time) {
        return new FolderLinkClient(name -> new byte[] {1, 2, 3}, Clock.fixed(time, ZoneOffset.UTC));
    }
}
