/** What tasks and runs take and leave: staging of inputs, outputs, grants. May use shared types, objects and references. */
package org.jixia.drs.domain.tasks;
