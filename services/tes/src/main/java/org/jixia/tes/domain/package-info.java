/** Tasks: what they are, who may see them, how they are checked and what comes of them. Allowed: JDK, injection, platform words. */
package org.jixia.tes.domain;
