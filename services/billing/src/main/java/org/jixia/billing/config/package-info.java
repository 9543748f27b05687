/** The settings of billing and its recurring work. */
package org.jixia.billing.config;
