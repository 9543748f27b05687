/** What goes: bytes nobody shows, outputs nobody finished, whole workspaces; and the slow check that what should be there is. */
package org.jixia.drs.domain.removal;
