/** The container backend: commands in containers of an engine on this host. Allowed: the slots of {@code backends.process}. */
package org.jixia.tes.backends.container;
