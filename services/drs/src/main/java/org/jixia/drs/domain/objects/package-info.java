/** Objects that others see: their rights, names, bytes and removal. May use the shared domain types and platform identity. */
package org.jixia.drs.domain.objects;
