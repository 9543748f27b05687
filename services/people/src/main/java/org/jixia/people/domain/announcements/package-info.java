/** What administrators say to everyone for a while. */
package org.jixia.people.domain.announcements;
