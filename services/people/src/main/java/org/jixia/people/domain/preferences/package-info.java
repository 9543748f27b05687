/** What a person chose for all of their browsers and messages. */
package org.jixia.people.domain.preferences;
