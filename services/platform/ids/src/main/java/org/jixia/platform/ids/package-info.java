/** Identifiers made by the platform. Imports the JDK and the generator library only. */
package org.jixia.platform.ids;
