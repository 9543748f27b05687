/** Uploads and registrations on their way to become objects. May use the shared domain types, objects and platform identity. */
package org.jixia.drs.domain.uploads;
