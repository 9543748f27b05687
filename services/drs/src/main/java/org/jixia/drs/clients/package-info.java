/** What drs calls: the object store, folders of the institution, billing, the platform's record of commands. May use the domain. */
package org.jixia.drs.clients;
