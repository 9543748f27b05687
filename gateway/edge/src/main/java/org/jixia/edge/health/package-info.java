/** How every part of the platform is, for administrators. Uses the configuration only. */
package org.jixia.edge.health;
