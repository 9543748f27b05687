/** Translates HTTP in and out; one call of the domain an endpoint. */
package org.jixia.workspace.api;
