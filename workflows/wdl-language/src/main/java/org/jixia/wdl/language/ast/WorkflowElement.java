package org.jixia.wdl.language.ast;

/** What may stand in the body of a workflow, a scatter or a conditional. */
public sealed interface WorkflowElement extends Node permits Declaration, Call, Scatter, Conditional {}
