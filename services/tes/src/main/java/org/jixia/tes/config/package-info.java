/** The service's settings, and its start and stop. */
package org.jixia.tes.config;
