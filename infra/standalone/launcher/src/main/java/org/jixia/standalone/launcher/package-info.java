/** The one command: builds, starts, watches, tests and stops the platform on one machine. */
package org.jixia.standalone.launcher;
