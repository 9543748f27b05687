/** The commands: read options, call one use case, print. Depends on everything else in the launcher. */
package org.jixia.standalone.launcher.cli;
