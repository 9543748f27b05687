/** The GA4GH service registry of this origin. Depends on config. */
package org.jixia.edge.registry;
