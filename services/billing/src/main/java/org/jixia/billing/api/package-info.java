/** Translates HTTP in and out; depends on the domain and the platform libraries. */
package org.jixia.billing.api;
