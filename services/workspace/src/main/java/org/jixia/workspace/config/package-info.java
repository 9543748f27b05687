/** The service's settings. */
package org.jixia.workspace.config;
