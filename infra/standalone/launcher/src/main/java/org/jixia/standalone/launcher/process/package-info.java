/** Child processes of the system: start, recognise, measure, stop. Depends on the JDK, Jackson and the installation. */
package org.jixia.standalone.launcher.process;
