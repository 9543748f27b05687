/** The chain, its checkpoints and what verifying them means. Depends on nothing but platform errors. */
package org.jixia.audit.domain;
