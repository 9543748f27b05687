/** What the platform knows of a person: tokens, preferences, notifications. Depends on nothing but the platform's errors, ids and identity. */
package org.jixia.people.domain;
