/** What each child is told: the properties of services and the store, the realm. Depends on the installation. */
package org.jixia.standalone.launcher.settings;
