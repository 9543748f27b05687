package org.jixia.wes.domain;

/** Workflow documents on the web. */
public interface WorkflowDocuments {

    /** The text at the address; a refusal names the address and why. */
    String read(String address, long most);
}
