/** The backends of this host, each in a package of its own, and what the host offers. */
package org.jixia.tes.backends;
