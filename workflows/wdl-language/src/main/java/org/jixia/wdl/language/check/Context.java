package org.jixia.wdl.language.check;

import org.jixia.wdl.language.CheckedDocument;
import org.jixia.wdl.language.Facts;
import org.jixia.wdl.language.Faults;
import org.jixia.wdl.language.ast.WdlVersion;

/** What the checkers of one document share. */
record Context(CheckedDocument document, Facts facts, Faults faults, StructTable structs) {
    WdlVersion version() {
        return document.version();
    }
}
