/** Settings of audit. Depends on nothing of ours. */
package org.jixia.audit.config;
