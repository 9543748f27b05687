/** The dist folder: what the build made, copied out of reach of later builds. Depends on the JDK, Jackson and commons-compress. */
package org.jixia.standalone.launcher.distribution;
