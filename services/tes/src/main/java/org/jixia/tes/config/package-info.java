/** The service's settings. */
package org.jixia.tes.config;
