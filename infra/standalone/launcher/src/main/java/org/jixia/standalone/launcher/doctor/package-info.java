/** What the machine must have, whether it has it, and how it gets it. Depends on the JDK. */
package org.jixia.standalone.launcher.doctor;
