/** The parts of the platform, the order of their start and stop, and their state. Depends on all packages but the commands. */
package org.jixia.standalone.launcher.platform;
