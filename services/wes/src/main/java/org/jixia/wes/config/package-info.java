/** Settings of the service and the checks at its start. */
package org.jixia.wes.config;
