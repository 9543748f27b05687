package org.jixia.wdl.language.ast;

/** Anything in a document that has a place. Nodes are compared by identity where facts are attached to them. */
public interface Node {
    Position position();
}
