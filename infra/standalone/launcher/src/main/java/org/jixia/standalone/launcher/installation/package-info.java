/** One installation: its state folder, ports, secrets and lock. Depends on the JDK and Jackson. */
package org.jixia.standalone.launcher.installation;
