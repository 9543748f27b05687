/** Client tokens: what a person's programs sign in with. */
package org.jixia.people.domain.tokens;
