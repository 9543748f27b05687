package org.jixia.drs.domain.references;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.drs.domain.references.Reference.ById;
import org.jixia.drs.domain.references.Reference.ByPath;
import org.jixia.drs.domain.references.Reference.External;
import org.jixia.drs.domain.references.Reference.Unusable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencePolicyTest {
    private final UUID here = UUID.fromString("0190aaaa-0000-7000-8000-00000000000a");
    private final UUID shared = UUID.fromString("0190aaaa-0000-7000-8000-00000000000b");
    private final AddressMaps maps = new AddressMaps(
            List.of(
                    new AddressMapping("gs://refs/", "s3://ws-" + shared + "/"),
                    new AddressMapping("gs://refs/v1/", "s3://ws-" + shared + "/one/"),
                    new AddressMapping("gs://loop/", "gs://loop/")),
            Map.of(here, List.of(new AddressMapping("gs://refs/v1/", "s3://ws-" + here + "/mine/"))));
    private final ReferencePolicy policy =
            new ReferencePolicy(List.of("drs.test", "old.test"), Set.of("partner.test"), () -> maps);

    @Test
    void everyFormIsRead() {
        var id = ObjectId.next();
        assertThat(policy.read("drs://drs.test/" + id, here)).isEqualTo(new ById(id));
        assertThat(policy.read("drs://old.test/" + id, here)).isEqualTo(new ById(id));
        assertThat(policy.read("a/b c.txt", here)).isEqualTo(path(here, "a/b c.txt"));
        assertThat(policy.read("s3://ws-" + shared + "/a/样", here)).isEqualTo(path(shared, "a/样"));
        assertThat(policy.read("https://example.org/x", here)).isEqualTo(new External("https://example.org/x"));
        assertThat(policy.read("drs://partner.test/a%2Fb", here)).isEqualTo(new External("drs://partner.test/a%2Fb"));
    }

    @Test
    void theLongestPrefixAndTheWorkspacesOwnMapWin() {
        assertThat(policy.read("gs://refs/v2/x", here)).isEqualTo(path(shared, "v2/x"));
        assertThat(policy.read("gs://refs/v1/x", shared)).isEqualTo(path(shared, "one/x"));
        assertThat(policy.read("gs://refs/v1/x", null)).isEqualTo(path(shared, "one/x"));
        assertThat(policy.read("gs://refs/v1/x", here)).isEqualTo(path(here, "mine/x"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', drs.reference-malformed",
        "gs://other/x, drs.reference-unmapped",
        "gs://loop/x, drs.reference-unmapped",
        "s3://bucket/x, drs.reference-unmapped",
        "file:///etc/passwd, drs.reference-scheme",
        "file:/etc/passwd, drs.reference-scheme",
        "http://example.org/x, drs.reference-scheme",
        "drs://elsewhere.org/1, drs.reference-authority",
        "drs://partner.test/, drs.reference-authority",
        "drs://dg.4503:abc, drs.reference-authority",
        "drs://drs.test/nonsense, drs.reference-not-found",
        "../x, drs.path-dots",
        "/etc/passwd, drs.path-empty-segment"
    })
    void whatNamesNoFileSaysWhy(String text, String code) {
        assertThat(policy.read(text, here))
                .isInstanceOfSatisfying(
                        Unusable.class,
                        unusable -> assertThat(unusable.fault().code()).isEqualTo(code));
    }

    private static ByPath path(UUID workspace, String path) {
        return new ByPath(workspace, WorkspacePath.of(path, ""));
    }
}
