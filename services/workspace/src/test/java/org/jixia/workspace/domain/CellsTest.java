package org.jixia.workspace.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cell can hold. */
class CellsTest {
    @ParameterizedTest
    @ValueSource(strings = {"\"\\u0000\"", "[\"a\\ud83d\"]", "\"\\uDE00\"", "\"\\ud83d\\u0041\"", "a\0b"})
    void refusesWhatTheDatabaseCannotKeep(String json) {
        assertThat(Cells.isKept(json, ColumnType.JSON)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud83d\\ude00\"", "\"\\u00e9\"", "[\"样本\"]"})
    void keepsWholeCharacters(String json) {
        assertThat(Cells.isKept(json, ColumnType.JSON)).isTrue();
        assertThat(Cells.isKept("C:\\u0000", ColumnType.TEXT)).isTrue();
        assertThat(Cells.isKept("[\"a\\\\u0000\"]", ColumnType.JSON)).isTrue();
    }
}
