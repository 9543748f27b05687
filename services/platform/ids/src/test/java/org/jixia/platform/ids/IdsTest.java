package org.jixia.platform.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void newIdsAreVersionSevenAndSorted() {
        var ids = Stream.generate(Ids::next).limit(1000).map(Object::toString).toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(Ids.next().version()).isEqualTo(7);
    }

    @Test
    void theSamePersonAlwaysHasTheSamePersonalWorkspace() {
        assertThat(Ids.personal("alice")).isEqualTo(Ids.personal("alice")).isNotEqualTo(Ids.personal("bob"));
        assertThat(Ids.personal("alice").version()).isEqualTo(5);
        assertThat(Ids.personal("alice")).hasToString("c025de12-3899-5743-b3cc-f28e183d9dd1");
    }
}
